package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/** How many of what comes independently, one here and one there. */
final class Counts {
    /** Beyond this mean a Poisson count is as good as a rounded normal one. */
    private static final double MANY = 50;

    private Counts() {}

    static long poisson(double mean, RandomGenerator random) {
        if (mean > MANY) {
            return Math.round(Math.max(0, mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        long count = 0;
        for (double sum = random.nextExponential(); sum < mean; sum += random.nextExponential()) {
            count++;
        }
        return count;
    }
}
