package dev.closewait.scenarios.run;

/** A run that could not be made or finished: a process that did not start, or ended half-way. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    public RunException(String message) {
        super(message);
    }

    public RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
