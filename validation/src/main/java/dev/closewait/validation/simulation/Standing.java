package dev.closewait.validation.simulation;

/**
 * How things really stand with a subject at a look; what it leaked is not counted.
 *
 * @param waiting sockets in CLOSE_WAIT
 * @param late those of them that have been there for longer than {@link #LATE_MILLIS}
 * @param starved whether its threads wait for CPU
 * @param outgoing whether the connections are those that it opened itself
 * @param hungSinceMillis when the last of its workers hung; infinite when one goes on
 * @param left how many connections it was rid of until now
 */
record Standing(int waiting, int late, boolean starved, boolean outgoing, double hungSinceMillis, long left) {
    /** What stays longer is not closed promptly. */
    static final double LATE_MILLIS = 1_000;
}
