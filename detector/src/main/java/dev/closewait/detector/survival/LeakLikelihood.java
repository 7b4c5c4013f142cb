package dev.closewait.detector.survival;

/**
 * How much more probable the ages of sockets are if a part of them is leaked than if they are accidents of a healthy
 * service, as logarithms: what {@link LeakTest} weighs, of one unit of credit spread over a few shares of leaked ones.
 *
 * <p>What a socket adds depends on nothing but the bins of two ages, and the bins of every octave are those of the first
 * times a power of two. So all that there is to be added is known beforehand, exactly, in a table.
 */
final class LeakLikelihood {
    /** Shares of the sockets older than the ordinary dwell that a leak may make up; each is as credible as the others. */
    private static final double[] LEAKED_SHARES = {0.02, 0.2, 0.95};
    private static final double LOG_OF_SHARES = Math.log(LEAKED_SHARES.length);
    private static final double LOG_OF_BINS = Math.log(LogBins.COUNT);

    /** By share, by the place of the ordinary dwell's bin within its octave, and by how many bins older the socket is. */
    private static final double[][][] WATCHED = new double[LEAKED_SHARES.length][LogBins.BINS_PER_OCTAVE][LogBins.COUNT];
    /** What a socket adds that left later than the ordinary dwell. */
    private static final double[] LEFT = new double[LEAKED_SHARES.length];

    static {
        for (int i = 0; i < LEAKED_SHARES.length; i++) {
            LEFT[i] = Math.log1p(-LEAKED_SHARES[i]);
            for (int from = 0; from < LogBins.BINS_PER_OCTAVE; from++) {
                for (int older = 0; older < LogBins.COUNT - from; older++) {
                    WATCHED[i][from][older] = logFactor(LEAKED_SHARES[i], LogBins.lower(from),
                            LogBins.lower(from + older));
                }
            }
        }
    }

    private final double[] logs = new double[LEAKED_SHARES.length];

    /**
     * Of all sockets beyond an ordinary dwell.
     *
     * @param from the bin of that dwell
     * @param staying those that are there, by their age
     * @param found those of them that the first look found, by their age then
     * @param sinceFoundMillis what has passed since that look
     * @param leftLater how many have left later than the ordinary dwell
     */
    double ofLeak(int from, AgeCounts staying, AgeCounts found, double sinceFoundMillis, long leftLater) {
        for (int i = 0; i < logs.length; i++) {
            double log = -LOG_OF_SHARES;
            double[] watched = WATCHED[i][from % LogBins.BINS_PER_OCTAVE];
            for (int bin = from; bin <= staying.oldest(); bin++) {
                if (staying.in(bin) > 0) {
                    log += staying.in(bin) * watched(watched, from, bin);
                }
                if (found.in(bin) > 0) {
                    log += found.in(bin) * correction(i, from, bin, found.oldest(), sinceFoundMillis);
                }
            }
            // The oldest is chosen among the bins, so each gets a share of the credit.
            log -= found.oldest() >= from ? LOG_OF_BINS : 0;
            logs[i] = log + leftLater * LEFT[i];
        }
        return logOfSum(logs);
    }

    /**
     * What is different for a socket that the first look found at an age beyond the ordinary. Nobody knows how many left
     * before that look, and those that stay long are found rather than others: given that it is found, a healthy socket
     * exceeds such an age with probability {@code ordinary / age}, while leaked ones are as likely old as young, up to the
     * age of the oldest. From then on it is watched like any other.
     */
    private static double correction(int share, int from, int foundBin, int oldestFoundBin, double sinceFoundMillis) {
        double ordinary = LogBins.lower(from);
        double foundMillis = LogBins.lower(foundBin);
        double oldestFound = LogBins.lower(oldestFoundBin + 1);
        int nowBin = Math.max(foundBin, LogBins.of(foundMillis + sinceFoundMillis));
        double atFirst = foundMillis * foundMillis / (ordinary * (oldestFound - ordinary));
        double since = LogBins.lower(nowBin) / foundMillis;
        return Math.log1p(LEAKED_SHARES[share] * (atFirst * since * since - 1))
                - watched(WATCHED[share][from % LogBins.BINS_PER_OCTAVE], from, nowBin);
    }

    /** What a socket adds that was watched from one age to another. */
    private static double watched(double[] table, int from, int to) {
        return table[to - from];
    }

    private static double logFactor(double share, double fromMillis, double toMillis) {
        double ratio = toMillis / fromMillis;
        return Math.log1p(share * (ratio * ratio - 1));
    }

    private static double logOfSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum);
    }
}
