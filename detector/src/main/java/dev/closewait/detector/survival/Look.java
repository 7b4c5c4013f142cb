package dev.closewait.detector.survival;

/**
 * What one look at a service showed, in numbers.
 *
 * @param elapsedMillis wall time since the look before
 * @param clockMillis the service's clock
 * @param count sockets in CLOSE_WAIT
 * @param stayed how many of them the look before had seen too
 * @param departures how many the look before had seen and this one did not
 * @param leftYoungAnswered how many of those were answered ones that had been seen young
 * @param leftYoungUnanswered how many were unanswered ones that had been seen young
 * @param opened connections that the kernel accepted since the look before and that are not open any more,
 *     machine-wide; 0 where it cannot tell
 * @param runningCpus CPUs' worth of time that the service's threads ran
 * @param waitingCpus CPUs' worth of time that they were runnable and did not run
 * @param throttledShare share of the time in which their cgroup was throttled
 */
record Look(double elapsedMillis, double clockMillis, int count, int stayed, int departures, int leftYoungAnswered,
        int leftYoungUnanswered, long opened, double runningCpus, double waitingCpus, double throttledShare) {
    /** How many sockets were new. */
    int arrivals() {
        return count - stayed;
    }

    int leftYoung(Stage stage) {
        return stage == Stage.ANSWERED ? leftYoungAnswered : leftYoungUnanswered;
    }
}
