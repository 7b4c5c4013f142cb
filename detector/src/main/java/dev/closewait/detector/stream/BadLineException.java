package dev.closewait.detector.stream;

/** A line that is no observation. Its message begins with the number of the line, and the next line can be read. */
public final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a line could not be read. */
    public enum Trouble {
        /** It is not what {@code docs/observations.md} describes. */
        MALFORMED,
        /** The stream ends within it: whoever wrote it was stopped. */
        CUT_OFF,
        /** It is of a version that this closewait does not know, as all lines of the stream will be. */
        NEWER_VERSION
    }

    /** Names and values of a bad line stand in its message, and it can be anything. */
    private static final int MOST_CHARACTERS = 500;

    private final Trouble trouble;

    BadLineException(Trouble trouble, long line, String message) {
        super("line " + line + ": " + printable(message));
        this.trouble = trouble;
    }

    /** Without characters that a terminal obeys, and not endless. */
    private static String printable(String message) {
        String harmless = message.replaceAll("\\p{Cc}", "?");
        return harmless.length() <= MOST_CHARACTERS ? harmless : harmless.substring(0, MOST_CHARACTERS) + "...";
    }

    /** Why it could not be read. */
    public Trouble trouble() {
        return trouble;
    }
}
