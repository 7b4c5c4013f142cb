package dev.closewait.detector;

/** A detector was found and cannot be used. The message names its class, and says what was expected of it. */
public final class BrokenDetectorException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenDetectorException(String message, Throwable cause) {
        super(message, cause);
    }

    public BrokenDetectorException(String message) {
        super(message);
    }
}
