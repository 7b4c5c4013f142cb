package dev.closewait.bench;

import dev.closewait.bench.comparison.MeasurementException;
import java.io.IOException;
import java.io.PrintWriter;

/** Turns what goes wrong into one line and an exit code. */
final class Failures {
    private static final int WRONG = 1;
    private static final int BAD_USAGE = 64;
    private static final int INTERNAL_ERROR = 70;

    private Failures() {}

    /** The command line cannot be used as it stands. */
    static int badUsage(Exception wrong, PrintWriter err) {
        return fail(err, String.valueOf(wrong.getMessage()), BAD_USAGE);
    }

    /** A comparison was under way. */
    static int failed(Exception failure, PrintWriter err) {
        return switch (failure) {
            case MeasurementException wrong -> fail(err, String.valueOf(wrong.getMessage()), WRONG);
            case IOException trouble -> fail(err, String.valueOf(trouble.getMessage()), INTERNAL_ERROR);
            case InterruptedException _ -> fail(err, "interrupted; everything that was started has ended",
                    INTERNAL_ERROR);
            default -> crashed(failure, err);
        };
    }

    /** Something went wrong that no comparison could expect, such as a want of memory. */
    static int crashed(Throwable error, PrintWriter err) {
        return fail(err, "an error of our own: " + error, INTERNAL_ERROR);
    }

    private static int fail(PrintWriter err, String line, int code) {
        err.println("closewait-bench: " + line);
        return code;
    }
}
