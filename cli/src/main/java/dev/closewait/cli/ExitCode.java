package dev.closewait.cli;

import dev.closewait.scenarios.grade.Grade;

/** What the process ends with. */
public final class ExitCode {
    /** Passed, or nothing wrong found. */
    public static final int OK = 0;
    /** Failed, or a problem found. */
    public static final int PROBLEM = 1;
    /** Could not tell: the pattern was not reproduced, or the data is too thin. */
    public static final int UNKNOWN = 2;
    /** The command line, or a file that it names, cannot be used as it stands. */
    public static final int BAD_USAGE = 64;
    /** Something that is not the user's doing. */
    public static final int INTERNAL = 70;

    private ExitCode() {}

    /** The code of a grade. */
    public static int of(Grade grade) {
        return switch (grade) {
            case PASS -> OK;
            case FAIL -> PROBLEM;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
