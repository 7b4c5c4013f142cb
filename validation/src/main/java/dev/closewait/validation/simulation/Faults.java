package dev.closewait.validation.simulation;

/**
 * What is wrong with a server.
 *
 * @param leaks share of the connections that it never closes, 0 to 1
 * @param leaksFromMillis when it begins to leak
 * @param leaksUntilMillis when it leaks no more; what has leaked by then stays
 * @param hangsFromMillis from then on a worker that takes a request never returns from it
 */
record Faults(double leaks, double leaksFromMillis, double leaksUntilMillis, double hangsFromMillis) {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    static final Faults NONE = new Faults(0, 0, NEVER, NEVER);

    /** Leaks this share of what comes between two times. */
    static Faults leak(double share, double fromMillis, double untilMillis) {
        return new Faults(share, fromMillis, untilMillis, NEVER);
    }

    /** All is well until its workers hang, one after the other. */
    static Faults hang(double fromMillis) {
        return new Faults(0, 0, NEVER, fromMillis);
    }

    /** Whether what comes at this time may leak. */
    boolean leaksAt(double millis) {
        return leaks > 0 && millis >= leaksFromMillis && millis < leaksUntilMillis;
    }
}
