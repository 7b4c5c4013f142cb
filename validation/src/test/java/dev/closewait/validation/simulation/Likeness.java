package dev.closewait.validation.simulation;

import static dev.closewait.validation.simulation.Samples.mean;
import static dev.closewait.validation.simulation.Samples.variance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

/** Whether two simulations of a service could be of the same. */
final class Likeness {
    /** So many are exceeded by chance once in 16,000. */
    static final double STANDARD_ERRORS = 4;
    static final double ROUNDING = 1e-6;
    /** By which the distribution functions of two samples of one distribution differ once in a thousand times. */
    private static final double KOLMOGOROV = 1.95;

    private Likeness() {}

    /** Sockets and descriptors at the looks, and what came and was done from one to the next. */
    static void assertSameTotals(Sight one, Sight other) {
        assertSameMeanAndVariance("sockets", one.counts, other.counts);
        assertSameMeanAndVariance("descriptors", one.descriptors, other.descriptors);
        assertSameMeanAndVariance("connections", one.opened, other.opened);
        assertSameMeanAndVariance("CPU time", steps(one.ran), steps(other.ran));
        assertSameMeanAndVariance("time waited for CPU", steps(one.waited), steps(other.waited));
    }

    /** By Kolmogorov and Smirnov's test. */
    static void assertSameDistribution(String what, List<Double> some, List<Double> others) {
        double critical = KOLMOGOROV * Math.sqrt(1.0 / some.size() + 1.0 / others.size());
        assertThat(Samples.distance(Samples.sorted(some), Samples.sorted(others))).as(what).isLessThan(critical);
    }

    private static void assertSameMeanAndVariance(String what, List<Double> some, List<Double> others) {
        assertSameMean("mean of " + what, some, others);
        assertSameMean("variance of " + what, Samples.squares(some), Samples.squares(others));
    }

    private static void assertSameMean(String what, List<Double> some, List<Double> others) {
        double error = Math.sqrt(variance(some) / some.size() + variance(others) / others.size());
        assertThat(mean(others)).as(what).isCloseTo(mean(some), within(STANDARD_ERRORS * error + ROUNDING));
    }

    private static List<Double> steps(List<Double> totals) {
        return IntStream.range(1, totals.size()).mapToObj(i -> totals.get(i) - totals.get(i - 1)).toList();
    }
}
