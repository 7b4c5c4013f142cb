package dev.closewait.detector.survival;

import java.util.Arrays;

/** How many sockets have reached which age, in {@link LogBins}. */
final class AgeCounts {
    private static final int NONE = -1;

    private final int[] counts = new int[LogBins.COUNT];
    private int oldest = NONE;

    /** Forgets all; of ages that none has reached there is nothing to forget. */
    void clear() {
        Arrays.fill(counts, 0, oldest + 1, 0);
        oldest = NONE;
    }

    void add(int bin) {
        counts[bin]++;
        oldest = Math.max(oldest, bin);
    }

    int in(int bin) {
        return counts[bin];
    }

    /** The bin of the oldest; −1 when there is none. */
    int oldest() {
        return oldest;
    }

    /** How many are in a bin or an older one. */
    int from(int bin) {
        int sum = 0;
        for (int at = bin; at <= oldest; at++) {
            sum += counts[at];
        }
        return sum;
    }
}
