package dev.closewait.bench.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A scale of equal factors over whole decades.
 *
 * @param first the first decade's exponent
 * @param last the last one's
 * @param from where the first begins, in pixels
 * @param to where the last ends
 */
record Decades(int first, int last, double from, double to) {
    private static final double TEN = 10;
    /** What has no logarithm stands at the left end. */
    private static final double LEAST = 1e-3;

    /** The decades that hold these values. */
    static Decades around(DoubleStream values, double from, double to) {
        double[] sorted = values.map(value -> Math.max(value, LEAST)).sorted().toArray();
        int first = (int) Math.floor(Math.log10(sorted[0]));
        int last = (int) Math.ceil(Math.log10(sorted[sorted.length - 1]));
        return new Decades(first, Math.max(last, first + 1), from, to);
    }

    /** Where a value stands, in pixels. */
    double at(double value) {
        return from + (Math.log10(Math.max(value, Math.pow(TEN, first))) - first) / (last - first) * (to - from);
    }

    /** The ends of the decades. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            ticks.add(Math.pow(TEN, exponent));
        }
        return ticks;
    }
}
