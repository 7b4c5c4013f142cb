package dev.closewait.detector.survival;

/**
 * How slow a healthy service may be before anything is known of it. There are two ways to be slow: everything is, or
 * some things are.
 *
 * <p>Both are scales of heavy tails: a scale over {@code t} has probability {@code (scale / t)²}, at most 1.
 *
 * @param typicalMillis scale of the time within which most sockets leave
 * @param slowModeMillis scale of a second, slower kind of connection beside the typical one
 */
record DwellPrior(double typicalMillis, double slowModeMillis) {
    /**
     * For sockets that wait for nothing but {@code close()}. A healthy application calls it within a millisecond;
     * these scales leave room for one that does its accounting first.
     */
    static final DwellPrior ANSWERED = new DwellPrior(150, 10);

    /**
     * For sockets whose answer is still due. What it waits for may take as long as the timeouts that clients are shipped
     * with, 30 and 60 seconds; a socket that waits longer is suspect.
     */
    static final DwellPrior UNANSWERED = new DwellPrior(2_000, 2_000);

    /** The probability that most sockets of a healthy service take longer than this. */
    double typicalSlowerThan(double millis) {
        return tail(typicalMillis, millis);
    }

    /** The probability that a healthy service has a kind of connection that takes longer than this. */
    double someSlowerThan(double millis) {
        return tail(slowModeMillis, millis);
    }

    private static double tail(double scale, double millis) {
        double ratio = scale / millis;
        return Math.min(1, ratio * ratio);
    }
}
