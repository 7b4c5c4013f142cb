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

    /** Says from when to when the thing was done. */
    void spent(long from, long to) {
        charge(from, to);
        rest(to);
    }

    /** Takes time from this budget that went into something else: that has its share, and not the shortest pause. */
    void charge(long from, long to) {
        pauseUntil(to + (to - from) * pausePerNano);
    }

    /** Pauses, as of now, at least the shortest time. */
    void rest(long now) {
        pauseUntil(now + shortestPauseNanos);
    }

    private void pauseUntil(long time) {
        if (time - next > 0) {
            next = time;
        }
    }
}
