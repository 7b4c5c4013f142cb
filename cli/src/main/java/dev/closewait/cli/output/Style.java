package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.explain.Finding;
import dev.closewait.scenarios.grade.Grade;
import picocli.CommandLine.Help.Ansi;

/** Colours, where they are wanted; the words say the same without them. */
public final class Style {
    private static final String PLACE = "text";

    private final Ansi ansi;

    public Style(Terminal terminal) {
        ansi = terminal.colour() ? Ansi.ON : Ansi.OFF;
    }

    /** A grade: green, red, or yellow where it could not be told. */
    public String grade(Grade grade) {
        return colour(switch (grade) {
            case PASS -> "green";
            case FAIL -> "red";
            case UNKNOWN -> "yellow";
        }, grade.name());
    }

    /** A pattern: red when somebody should do something about it. */
    public String pattern(Pattern pattern) {
        return colour(pattern.problem() ? "red" : "green", pattern.name());
    }

    /** A finding, in words of its own: green, red, or yellow where it could not be told. */
    public String finding(Finding finding, String words) {
        return colour(switch (finding) {
            case NOTHING_WRONG -> "green";
            case PROBLEM -> "red";
            case COULD_NOT_TELL -> "yellow";
        }, words);
    }

    /** Something that can be passed over. */
    public String faint(String text) {
        return ansi.string("@|faint " + text + "|@");
    }

    /** The same for what others wrote, in which nothing is markup. */
    public String faintly(String written) {
        return faint(PLACE).replace(PLACE, written);
    }

    /** Something to look at first. */
    public String bold(String text) {
        return ansi.string("@|bold " + text + "|@");
    }

    /** The same for what others wrote, in which nothing is markup. */
    public String boldly(String written) {
        return bold(PLACE).replace(PLACE, written);
    }

    /** A word that says that all is well. */
    public String good(String word) {
        return colour("green", word);
    }

    /** A word that says that something is not. */
    public String bad(String word) {
        return colour("red", word);
    }

    /** Words that say that it could not be told. */
    public String unsure(String words) {
        return colour("yellow", words);
    }

    private String colour(String colour, String text) {
        return ansi.string("@|bold," + colour + " " + text + "|@");
    }
}
