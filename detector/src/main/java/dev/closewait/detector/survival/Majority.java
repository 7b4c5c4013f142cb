package dev.closewait.detector.survival;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How much more probable it is that an unknown share of some sockets leaves than that at most half of them do, by how many
 * left and how many stayed. The last answer is kept: neighbouring ages, and a quiet look after another, ask the same.
 */
final class Majority {
    private static final double LOG_OF_TWO = Math.log(2);
    /** Jeffreys' prior of a share: as if half a socket of each kind had been seen. */
    private static final double PRIOR = 0.5;
    private static final double LOG_OF_PRIOR = LogBeta.value(PRIOR, PRIOR);

    private long left;
    private long stayed;
    private double ratio = 1;

    /** The likelihood ratio, at least 1. */
    double leaves(long leave, long stay) {
        if (leave <= stay) {
            return 1;
        }
        if (leave != left || stay != stayed) {
            left = leave;
            stayed = stay;
            double log = LogBeta.value(leave + PRIOR, stay + PRIOR) - LOG_OF_PRIOR + (leave + stay) * LOG_OF_TWO;
            ratio = Math.max(1, Math.exp(log));
        }
        return ratio;
    }
}
