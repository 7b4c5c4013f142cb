package dev.closewait.detector.survival;

/**
 * For how long work has waited without anything being finished.
 *
 * <p>A service that is merely slow finishes something now and then; how long its longest such silence was, it has shown.
 */
final class Stall {
    /**
     * Nothing is said of a shorter silence: garbage collections, pauses and the slower of downstream calls end by then.
     */
    static final double SHORTEST_MILLIS = 10_000;
    /** A service may be silent for as many times as long as it ever was before it is said to stand still. */
    private static final double TIMES_THE_LONGEST = 3;
    /** It may need this long for what it does, whatever it has shown; more than this, and it stands still. */
    private static final double LONGEST_MILLIS = 120_000;
    /** How slow a healthy service is, before anything is known of it: longer than t with probability (this / t)². */
    private static final double PRIOR_MILLIS = 1_000;

    /** As many requests without answer are no matter of one slow report. */
    static final int SOME_UNANSWERED = 3;
    /**
     * So many are no matter of a few slow ones among connections that are kept open, of which nobody sees whether they
     * are answered.
     */
    static final int MANY_UNANSWERED = 10;
    /** Threads that run for so much of a CPU and finish nothing turn in a circle ... */
    static final double SPINNING_CPUS = 0.8;
    /** ... and those that run for less than this answer nobody. */
    static final double HARDLY_ANY_CPUS = 0.05;

    private double silentMillis;
    private double longestMillis;

    /**
     * Goes on by one look.
     *
     * @param millis time since the last look; of a late look no more than the usual
     * @param workWaits whether a connection waits to be accepted, or a request to be answered
     * @param finished whether a socket left, or was sent something
     */
    void goOn(double millis, boolean workWaits, boolean finished) {
        if (workWaits && !finished) {
            silentMillis += millis;
        } else {
            longestMillis = Math.max(longestMillis, finished ? silentMillis : 0);
            silentMillis = 0;
        }
    }

    /** Whether it has been silent for so long that it stands still. */
    boolean standsStill() {
        return silentMillis >= Math.clamp(TIMES_THE_LONGEST * longestMillis, SHORTEST_MILLIS, LONGEST_MILLIS);
    }

    /** Whether processes that use so much CPU can be held to answer nobody at all, seen or unseen. */
    static boolean answersNobody(ProcessUse use) {
        return use.known() && (use.runningCpus() < HARDLY_ANY_CPUS || use.runningCpus() >= SPINNING_CPUS);
    }

    /** How long it has been silent, in milliseconds. */
    double silentMillis() {
        return silentMillis;
    }

    /** At most how probable such a silence is in a service that is merely slow. */
    double doubt() {
        double slowest = Math.clamp(longestMillis, PRIOR_MILLIS, LONGEST_MILLIS / TIMES_THE_LONGEST);
        double ratio = slowest / Math.max(1, silentMillis);
        return Math.min(1, ratio * ratio);
    }
}
