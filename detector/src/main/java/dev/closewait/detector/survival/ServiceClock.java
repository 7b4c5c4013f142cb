package dev.closewait.detector.survival;

/**
 * The time that the application had, which is what the dwell of its sockets is measured in.
 *
 * <p>A pause stops every departure at once and a starved process departs slowly; neither makes a socket suspect. So
 * this clock runs only while the application could have closed, only as fast as its threads got CPU, and never faster
 * than it was looked at: what one long gap between two looks holds is nobody's exposure.
 */
final class ServiceClock {
    /** Waiting under this share of a CPU is noise, and all of it may have fallen on the one thread that closes. */
    private static final double IDLE_WAITING_CPUS = 0.1;

    /** The kernel adds throttled time up over CPUs; whatever the sum, something ran. */
    private static final double MOST_THROTTLED = 0.9;

    private double nowMillis;
    private double previousMillis;

    /**
     * Goes on by one look.
     *
     * @param elapsedMillis wall time since the last look
     * @param nominalMillis the usual time between looks; what goes beyond it is a gap
     * @param couldClose whether the application could have closed in that time
     * @param share the {@link #share} of that time
     */
    void advance(double elapsedMillis, double nominalMillis, boolean couldClose, double share) {
        previousMillis = nowMillis;
        nowMillis += couldClose ? Math.min(elapsedMillis, nominalMillis) * share : 0;
    }

    /** Milliseconds that the application had so far. */
    double now() {
        return nowMillis;
    }

    /** What {@link #now} was at the look before. */
    double previous() {
        return previousMillis;
    }

    /**
     * The share of wall time in which a thread that wanted to run did.
     *
     * @param runningCpus CPUs' worth of time that its threads ran
     * @param waitingCpus CPUs' worth of time that they were runnable and did not run
     * @param throttledShare share of the time in which their cgroup was throttled, 0 to 1
     */
    static double share(double runningCpus, double waitingCpus, double throttledShare) {
        // Whichever thread closes, it did not wait for longer than all of them together.
        double notWaiting = 1 - waitingCpus;
        return waitingCpus <= IDLE_WAITING_CPUS
                ? notWaiting * (1 - Math.min(throttledShare, MOST_THROTTLED))
                // Waiting holds what was throttled already: under a fifth of a CPU, 0.24 CPUs ran and 0.81 waited (6.18).
                : Math.max(notWaiting, runningCpus / (runningCpus + waitingCpus));
    }
}
