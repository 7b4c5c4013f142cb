package dev.closewait.detector.baseline;

import java.util.Arrays;

/**
 * The Mann-Kendall test for a trend in the last so many counts: how many pairs of them rise, less those that fall, in
 * standard deviations of what no trend would give (H. Mann, <i>Nonparametric tests against trend</i>, Econometrica 13, 1945;
 * M. Kendall, <i>Rank Correlation Methods</i>, 1975, with his correction for ties).
 */
final class MannKendall {
    private final int[] window;
    private final int[] sorted;
    private int size;
    private int oldest;
    private long rising;

    /** @param window over how many counts */
    MannKendall(int window) {
        this.window = new int[window];
        this.sorted = new int[window];
    }

    /** Takes the next count; the oldest one is forgotten when there are too many. */
    void add(int count) {
        if (size == window.length) {
            for (int other : window) {
                rising -= Integer.signum(Integer.compare(other, window[oldest])); // the oldest against itself is none
            }
            window[oldest] = count;
            oldest = (oldest + 1) % size;
        } else {
            window[size++] = count;
        }
        for (int position = 0; position < size; position++) {
            rising += Integer.signum(Integer.compare(count, window[position]));
        }
    }

    /** How many counts there are in the window. */
    int size() {
        return size;
    }

    /** The oldest count in the window, of one that is not empty. */
    int first() {
        return window[oldest];
    }

    /** Standard deviations above what no trend would give, after the correction for continuity; 0 when all are alike. */
    double z() {
        double variance = (pairsTerm(size) - ties()) / 18;
        return variance == 0 ? 0 : (rising - Long.signum(rising)) / Math.sqrt(variance);
    }

    private double ties() {
        System.arraycopy(window, 0, sorted, 0, size);
        Arrays.sort(sorted, 0, size);
        double ties = 0;
        for (int begin = 0, end; begin < size; begin = end) {
            end = begin + 1;
            while (end < size && sorted[end] == sorted[begin]) {
                end++;
            }
            ties += pairsTerm(end - begin);
        }
        return ties;
    }

    private static double pairsTerm(double count) {
        return count * (count - 1) * (2 * count + 5);
    }
}
