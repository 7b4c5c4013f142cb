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

    private final Trouble trouble;

    BadLineException(Trouble trouble, long line, String message) {
        super("line " + line + ": " + message);
        this.trouble = trouble;
    }

    /** Why it could not be read. */
    public Trouble trouble() {
        return trouble;
    }
}
