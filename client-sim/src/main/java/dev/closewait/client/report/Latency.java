package dev.closewait.client.report;

import org.HdrHistogram.Histogram;

/**
 * How long answers took, in milliseconds; all 0 when there were none.
 *
 * @param p50 half of them took no longer than this
 * @param p999 999 in 1,000 took no longer than this
 * @param count how many answers this tells of
 */
public record Latency(double p50, double p90, double p99, double p999, double max, long count) {
    private static final double MICROS_PER_MILLI = 1_000;

    /** Reads it off a histogram of microseconds. */
    public static Latency ofMicros(Histogram histogram) {
        return new Latency(millis(histogram, 50), millis(histogram, 90), millis(histogram, 99), millis(histogram, 99.9),
                histogram.getMaxValue() / MICROS_PER_MILLI, histogram.getTotalCount());
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
