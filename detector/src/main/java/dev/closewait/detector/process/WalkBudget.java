package dev.closewait.detector.process;

/** Holds a costly thing to a share of the time: the longer it took, the longer it pauses. */
final class WalkBudget {
    private final long pausePerNano;
    private final long shortestPauseNanos;
    private long next;

    /**
     * @param pausePerNano nanoseconds of pause for each that the thing took
     * @param shortestPauseNanos pauses at least so long
     * @param now when the thing may be done first
     */
    WalkBudget(long pausePerNano, long shortestPauseNanos, long now) {
        this.pausePerNano = pausePerNano;
        this.shortestPauseNanos = shortestPauseNanos;
        next = now;
    }

    boolean allows(long now) {
        return now - next >= 0;
    }

    void spent(long from, long to) {
        next = to + Math.max(shortestPauseNanos, (to - from) * pausePerNano);
    }
}
