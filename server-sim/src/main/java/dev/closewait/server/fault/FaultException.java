package dev.closewait.server.fault;

/** A list of faults that cannot be used; the message names the fault, the key, its value, and what was expected. */
public final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String message;

    /**
     * Complains about one place of a list.
     *
     * @param path where in the list the offending key stands, see {@link #path()}
     * @param message the whole complaint, in one line
     */
    public FaultException(String path, String message) {
        super(message);
        this.path = path;
        this.message = message;
    }

    /**
     * Where the offending key stands: the keys and indices that lead to it, joined by slashes, such as
     * {@code 0/exception-skips-close/probability}; empty when the list itself is at fault. A missing key is named by the
     * path of the object that lacks it.
     */
    public String path() {
        return path;
    }

    /** The whole complaint, in one line. */
    @Override
    public String getMessage() {
        return message;
    }
}
