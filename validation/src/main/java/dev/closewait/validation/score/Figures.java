package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.diagnosis.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** What is counted and measured over many results. */
final class Figures {
    /** Of 95 % that lie in an interval, so many lie below its upper end. */
    private static final double UPPER_END = 0.975;
    private static final double QUANTILE = NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER_END);
    private static final double MEDIAN = 0.5;
    private static final double SLOWEST_OF_TWENTY = 0.95;

    private Figures() {}

    /**
     * A share with Wilson's 95 % interval: unlike the textbook's it is right for few traces, and for none or all of them.
     * E. Wilson, <i>Probable inference, the law of succession, and statistical inference</i>, JASA 22 (1927).
     *
     * @return empty when there is nothing to have a share of
     */
    static Optional<Estimate> share(int part, int whole) {
        if (whole == 0) {
            return Optional.empty();
        }
        double share = (double) part / whole;
        double square = QUANTILE * QUANTILE;
        double middle = (share + square / (2 * whole)) / (1 + square / whole);
        double half = QUANTILE / (1 + square / whole)
                * Math.sqrt(share * (1 - share) / whole + square / (4.0 * whole * whole));
        return Optional
                .of(new Estimate(share, Math.clamp(middle - half, 0, share), Math.clamp(middle + half, share, 1)));
    }

    /** Half of the values are at most this; of an even number the middle of the two in the middle. */
    static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((ranked(sorted, MEDIAN) + sorted[sorted.length / 2]) / 2);
    }

    /** The least of the values that 95 % are at most (nearest rank). */
    static OptionalDouble p95(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(ranked(sorted, SLOWEST_OF_TWENTY));
    }

    /** Recall and precision of each pattern that happened or was said, the most severe first. */
    static List<PatternFigures> patterns(Confusion confusion) {
        return Arrays.stream(Pattern.values())
                .filter(pattern -> confusion.happened(pattern) + confusion.saidAtAll(pattern) > 0)
                .map(pattern -> new PatternFigures(pattern, confusion.happened(pattern),
                        share(confusion.count(pattern, pattern), confusion.happened(pattern)),
                        share(confusion.count(pattern, pattern), confusion.saidAtAll(pattern))))
                .toList()
                .reversed();
    }

    /** How long it took, over the problems that were found. */
    static Delays delays(List<TraceResult> results) {
        List<TraceResult> found = results.stream()
                .filter(result -> result.found() && result.truth().problem())
                .toList();
        Function<Function<TraceResult, OptionalDouble>, double[]> all = figure -> found.stream()
                .flatMapToDouble(result -> figure.apply(result).stream())
                .toArray();
        double[] seconds = all.apply(TraceResult::secondsToDetect);
        double[] afterEvidence = all.apply(TraceResult::secondsAfterEvidence);
        double[] leaked = found.stream()
                .flatMapToInt(result -> result.leakedAtDetection().stream())
                .asDoubleStream()
                .toArray();
        return new Delays(median(Arrays.stream(seconds)), p95(Arrays.stream(seconds)),
                median(Arrays.stream(afterEvidence)), median(Arrays.stream(leaked)), p95(Arrays.stream(leaked)));
    }

    private static double ranked(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
