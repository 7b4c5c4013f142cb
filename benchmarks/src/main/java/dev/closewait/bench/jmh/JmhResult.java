package dev.closewait.bench.jmh;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What JMH measured of one benchmark with one choice of its parameters.
 *
 * @param benchmark its class and method, without the package, such as {@code DetectorBenchmark.observe}
 * @param params values of its parameters, by name
 * @param time of an operation
 * @param others what else was measured, by JMH's names
 */
public record JmhResult(String benchmark, Map<String, String> params, Metric time, Map<String, Metric> others) {
    private static final String PER_SOCKET = "socket";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * A figure.
     *
     * @param score the mean over all iterations of all forks
     * @param error half of the 99.9 % confidence interval; empty where there were too few iterations
     * @param unit such as {@code ns/op}
     */
    public record Metric(double score, OptionalDouble error, String unit) {}

    public JmhResult {
        params = new LinkedHashMap<>(params);
        others = new LinkedHashMap<>(others);
    }

    /** The time for each socket, as {@link PerSocket} counts them. */
    public Optional<Metric> perSocket() {
        return Optional.ofNullable(others.get(PER_SOCKET));
    }

    /** Bytes allocated in an operation; empty unless JMH ran with {@code -prof gc}. */
    public Optional<Metric> allocated() {
        return Optional.ofNullable(others.get(ALLOCATED));
    }
}
