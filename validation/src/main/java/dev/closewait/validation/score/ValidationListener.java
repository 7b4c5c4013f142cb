package dev.closewait.validation.score;

/** Is told how far a validation is, by one thread at a time. */
@FunctionalInterface
public interface ValidationListener {
    /** Does nothing. */
    ValidationListener NONE = (_, _, _) -> {};

    /**
     * Another trace has been shown to all contestants.
     *
     * @param trace its name
     * @param done how many have been
     * @param all how many there are
     */
    void shown(String trace, int done, int all);
}
