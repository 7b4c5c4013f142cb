package dev.closewait.detector.diagnosis;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How fast sockets are leaked, held to be a Poisson process of constant rate. What was seen of it leaves a Gamma
 * posterior (with Jeffreys' prior, half a socket), from which the intervals come.
 *
 * @param sockets how many were leaked in the time; with a fraction where only a share of them is meant
 * @param seconds the time, over 0
 */
public record LeakRate(double sockets, double seconds) {
    /** What lies outside of the interval, at each end. */
    private static final double TAIL = 0.025;
    private static final double JEFFREYS = 0.5;
    /** Beyond so many the chance in when each comes is under a hundredth of their time, and no longer worth its arithmetic. */
    private static final long MANY = 100_000;

    public LeakRate {
        if (!(sockets >= 0 && seconds > 0)) {
            throw new IllegalArgumentException(
                    sockets + " sockets in " + seconds + " s: expected at least 0 in a time over 0");
        }
    }

    /** The part of it that one of several processes leaks; the share is over 0 and at most 1. */
    LeakRate share(double share) {
        return new LeakRate(sockets * share, seconds);
    }

    /** Sockets a second. */
    public Estimate perSecond() {
        GammaDistribution rate = GammaDistribution.of(shape(), 1 / seconds);
        double low = sockets > 0 ? rate.inverseCumulativeProbability(TAIL) : 0;
        return around(sockets / seconds, low, rate.inverseSurvivalProbability(TAIL));
    }

    /**
     * Seconds until so many more are leaked. The interval holds both what is not known of the rate and the chance in when
     * they come: a ratio of two Gamma variables, which is an F variable.
     *
     * @param more at least 0
     * @return infinite where nothing was leaked, but for its early end
     */
    public Estimate secondsUntil(long more) {
        if (more <= 0) {
            return Estimate.ZERO;
        }
        double scale = seconds * more / shape();
        FDistribution ratio = FDistribution.of(2.0 * Math.min(more, MANY), 2 * shape());
        double high = sockets > 0 ? scale * ratio.inverseSurvivalProbability(TAIL) : Double.POSITIVE_INFINITY;
        return around(seconds * more / sockets, scale * ratio.inverseCumulativeProbability(TAIL), high);
    }

    private double shape() {
        return sockets + JEFFREYS;
    }

    /** The middle of a skewed interval may lie outside of it by a hair where hardly anything was seen. */
    private static Estimate around(double value, double low, double high) {
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }
}
