package dev.closewait.bench.machine;

/** Something that a contender needs and this machine lacks; the message says what, and how to get it. */
public final class MissingToolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    public MissingToolException(String why) {
        super(why);
        this.why = why;
    }

    /** What is missing, and how to get it. */
    public String why() {
        return why;
    }
}
