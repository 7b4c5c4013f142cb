package dev.closewait.validation.simulation;

import java.util.Arrays;
import java.util.List;

/** What statistics know of samples. */
final class Samples {
    private Samples() {}

    static double mean(List<Double> sample) {
        return sample.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    }

    static double variance(List<Double> sample) {
        double mean = mean(sample);
        return sample.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum() / (sample.size() - 1);
    }

    /** The squares of the distances from the mean, the mean of which is the variance. */
    static List<Double> squares(List<Double> sample) {
        double mean = mean(sample);
        return sample.stream().map(value -> (value - mean) * (value - mean)).toList();
    }

    static double[] sorted(List<Double> sample) {
        double[] sorted = sample.stream().mapToDouble(value -> value).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The largest difference of the distribution functions of two sorted samples (Kolmogorov and Smirnov's). */
    static double distance(double[] one, double[] other) {
        double most = 0;
        for (double at : one) {
            most = Math.max(most, Math.abs(upTo(one, at) - upTo(other, at)));
        }
        return most;
    }

    private static double upTo(double[] sorted, double at) {
        int found = Arrays.binarySearch(sorted, Math.nextUp(at));
        return (found < 0 ? -found - 1 : found) / (double) sorted.length;
    }
}
