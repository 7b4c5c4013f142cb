package dev.closewait.validation.corpus;

/** There are no traces where they should be. Its message says where, and what was expected. */
public final class CorpusException extends Exception {
    private static final long serialVersionUID = 1L;

    CorpusException(String message) {
        super(message);
    }

    CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
