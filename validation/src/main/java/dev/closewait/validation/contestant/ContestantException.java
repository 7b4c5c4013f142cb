package dev.closewait.validation.contestant;

/** A contestant failed. Its message says how, in words that stand on a scorecard: "crashed with exit code 3: …". */
public final class ContestantException extends Exception {
    private static final long serialVersionUID = 1L;

    public ContestantException(String message) {
        super(message);
    }

    public ContestantException(String message, Throwable cause) {
        super(message, cause);
    }
}
