package dev.closewait.detector.diagnosis;

/** What happens to the sockets of a service in CLOSE_WAIT, from the least to the most severe. */
public enum Pattern {
    /** Sockets leave CLOSE_WAIT promptly, and there are few. */
    HEALTHY(false),
    /** Many at any instant, each leaves promptly; their count is arrival rate times dwell (Little's law). */
    FAST_CHURN(false),
    /** The client side: a pool holds connections that their server has closed; bounded by the pool's size. */
    IDLE_POOL(false),
    /** They leave late while CPU is free: the application waits for something else. */
    SLOW_CLOSE(true),
    /** They leave late because their process is runnable and does not get to run. */
    CPU_STARVED(true),
    /** A part of them never leaves while the same process goes on closing or serving others. */
    LEAK(true),
    /** Nothing leaves and nothing is accepted. */
    STALLED(true);

    private final boolean problem;

    Pattern(boolean problem) {
        this.problem = problem;
    }

    /** Whether somebody should do something about it. */
    public boolean problem() {
        return problem;
    }
}
