package dev.closewait.detector.socket;

import java.io.IOException;

/** A socket table that could not be opened or read; the message says what was tried and what to do. */
public final class SocketTableException extends IOException {
    private static final long serialVersionUID = 1L;

    public SocketTableException(String message) {
        super(message);
    }

    public SocketTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
