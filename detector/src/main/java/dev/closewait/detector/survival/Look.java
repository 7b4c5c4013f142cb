package dev.closewait.detector.survival;

/**
 * What one look at a service showed, in numbers.
 *
 * @param elapsedMillis wall time since the look before
 * @param clockMillis the service's clock
 * @param count sockets in CLOSE_WAIT
 * @param stayed how many of them the look before had seen too
 * @param departures how many the look before had seen and this one did not
 * @param late how many had been in their stage for longer than a prompt close takes, on the service's clock
 * @param lateDepartures how many of those that left had
 * @param leftYoungAnswered how many of those were answered ones that had been seen young
 * @param leftYoungUnanswered how many were unanswered ones that had been seen young
 * @param opened connections that the kernel accepted since the look before and that are not open any more,
 *     machine-wide; 0 where it cannot tell
 * @param use what the service's processes used since the look before
 */
record Look(double elapsedMillis, double clockMillis, int count, int stayed, int departures, int late,
        int lateDepartures, int leftYoungAnswered, int leftYoungUnanswered, long opened, ProcessUse use) {
    /** From this age in its stage on, a socket is not being closed promptly. */
    static final double LATE_MILLIS = 1_000;

    /** How many sockets were new. */
    int arrivals() {
        return count - stayed;
    }

    int leftYoung(Stage stage) {
        return stage == Stage.ANSWERED ? leftYoungAnswered : leftYoungUnanswered;
    }

    /** How many connections were accepted and are gone, and were never seen here. */
    long openedUnseen() {
        return Math.max(0, opened - arrivals());
    }

    double runningCpus() {
        return use.runningCpus();
    }

    double waitingCpus() {
        return use.waitingCpus();
    }

    double throttledShare() {
        return use.throttledShare();
    }
}
