package dev.closewait.bench.result;

import java.util.stream.DoubleStream;

/**
 * One quantity of one contender, over all rounds.
 *
 * @param contender what was measured
 * @param ours whether it is a part of closewait
 * @param quantity what of it
 * @param median in the quantity's unit
 * @param low the lower quartile
 * @param high the upper quartile
 * @param samples how many rounds it was measured in
 */
public record Measurement(String contender, boolean ours, Quantity quantity, double median, double low, double high,
        int samples) {
    /** From the least of these figures to the greatest. */
    public DoubleStream range() {
        return DoubleStream.of(low, median, high);
    }
}
