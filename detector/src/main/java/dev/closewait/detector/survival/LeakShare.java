package dev.closewait.detector.survival;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The plateau of the survival curve: the share of the sockets that never leave, as far as can be told.
 *
 * @param outlive the share of all sockets that outlive the ordinary dwell, from the survival curve, 0 to 1
 * @param stay of those, the share that stays for good
 * @param low the early end of the 95 % interval of {@code stay}
 * @param high its late end
 * @param ordinaryMillis the ordinary dwell
 */
record LeakShare(double outlive, double stay, double low, double high, double ordinaryMillis) {
    /** Half of what an interval of 95 % leaves out. */
    private static final double TAIL = 0.025;
    /** Jeffreys' prior of a share: as if half a socket of each kind had been seen. */
    private static final double PRIOR = 0.5;

    static LeakShare of(Grounds grounds) {
        LeakFinding finding = grounds.suspicion().sockets();
        double stay = finding.suspects() + PRIOR;
        double left = finding.leftLater() + PRIOR;
        BetaDistribution share = BetaDistribution.of(stay, left);
        return new LeakShare(grounds.curve().survival(finding.ordinaryMillis()), stay / (stay + left),
                share.inverseCumulativeProbability(TAIL), share.inverseSurvivalProbability(TAIL),
                finding.ordinaryMillis());
    }

    String sentence() {
        return String.format(Locale.ROOT,
                "Of the sockets that were seen to come, %s outlive %s; %.0f %% (%.0f to %.0f %%) of those stay for good.",
                percent(outlive), Evidence.duration(ordinaryMillis), 100 * stay, 100 * low, 100 * high);
    }

    private static String percent(double share) {
        return share < 0.01
                ? String.format(Locale.ROOT, "%.2f %%", 100 * share)
                : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
