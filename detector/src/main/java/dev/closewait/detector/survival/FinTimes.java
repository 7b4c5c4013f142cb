package dev.closewait.detector.survival;

import java.util.Arrays;

/** When the FINs of sockets came, the first and the last of each age in {@link LogBins}; in milliseconds of wall time. */
final class FinTimes {
    private static final double NONE_FIRST = Double.MAX_VALUE;
    private static final double NONE_LAST = -Double.MAX_VALUE;

    private final double[] first = new double[LogBins.COUNT];
    private final double[] last = new double[LogBins.COUNT];

    FinTimes() {
        clear(LogBins.COUNT);
    }

    /** Forgets those of the ages below a bin. */
    void clear(int below) {
        Arrays.fill(first, 0, below, NONE_FIRST);
        Arrays.fill(last, 0, below, NONE_LAST);
    }

    void add(int bin, double finMillis) {
        // Mostly there is nothing to write, and then no socket has to wait for the one before.
        if (finMillis < first[bin]) {
            first[bin] = finMillis;
        }
        if (finMillis > last[bin]) {
            last[bin] = finMillis;
        }
    }

    /** The first of all of an age or an older one; the largest number there is when there is none. */
    double firstFrom(int bin) {
        return Arrays.stream(first, bin, first.length).min().orElse(NONE_FIRST);
    }

    /** The last of them. */
    double lastFrom(int bin) {
        return Arrays.stream(last, bin, last.length).max().orElse(NONE_LAST);
    }
}
