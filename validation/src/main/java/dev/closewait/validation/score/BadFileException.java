package dev.closewait.validation.score;

/** A scorecard or a cost profile that cannot be read. Its message names the file, the place, and what was expected. */
public final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    BadFileException(String message) {
        super(message);
    }
}
