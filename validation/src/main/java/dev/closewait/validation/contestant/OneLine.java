package dev.closewait.validation.contestant;

/** What others wrote, so that it fits into a sentence on a scorecard: one line, not long, and nothing that a terminal obeys. */
final class OneLine {
    private static final int LONGEST = 160;

    private OneLine() {}

    /** A text, cut where it is too long. */
    static String of(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** What was thrown, and what it says. */
    static String of(Throwable thrown) {
        return of(thrown.toString());
    }
}
