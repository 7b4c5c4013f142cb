package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.LogUniformDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/** How many of a distribution's durations are longer than a given one, and how long these are. */
sealed interface Tail {
    /** The share that is longer. */
    double beyond(double millis);

    /** Draws one of those that are longer, of which there must be some. */
    double drawBeyond(double millis, RandomGenerator random);

    /** What is exceeded by this share at most. */
    double exceededBy(double share);

    double mean();

    /** The mean of the squares. */
    double meanSquare();

    default double variance() {
        return meanSquare() - mean() * mean();
    }

    static Tail of(Times times) {
        return switch (times) {
            case Times.Fixed(double millis) -> new One(millis);
            case Times.Exponential(double mean) -> new Smooth(ExponentialDistribution.of(mean));
            case Times.LogUniform(double least, double most) -> new Smooth(LogUniformDistribution.of(least, most));
            case Times.LogNormal(double median, double sigma) -> sigma > 0
                    ? new Smooth(LogNormalDistribution.of(Math.log(median), sigma))
                    : new One(median);
            case Times.Weibull(double scale, double shape) -> new Smooth(WeibullDistribution.of(shape, scale));
            case Times.Pareto(double scale, double power) -> new Smooth(ParetoDistribution.of(scale, power));
            case Times.Mixture(double share, Times some, Times others) -> new Two(share, of(some), of(others));
            case Times.Capped(Times longer, double most) -> Capped.of(Tail.of(longer), most);
        };
    }

    /** Always the same. */
    record One(double millis) implements Tail {
        @Override
        public double beyond(double shorter) {
            return millis > shorter ? 1 : 0;
        }

        @Override
        public double drawBeyond(double shorter, RandomGenerator random) {
            return millis;
        }

        @Override
        public double exceededBy(double share) {
            return millis;
        }

        @Override
        public double mean() {
            return millis;
        }

        @Override
        public double meanSquare() {
            return millis * millis;
        }
    }

    /** One that textbooks know. */
    record Smooth(ContinuousDistribution distribution) implements Tail {
        @Override
        public double beyond(double millis) {
            return distribution.survivalProbability(millis);
        }

        @Override
        public double drawBeyond(double millis, RandomGenerator random) {
            // What is longer than it is exceeded by an even share of these.
            return distribution.inverseSurvivalProbability(beyond(millis) * (1 - random.nextDouble()));
        }

        @Override
        public double exceededBy(double share) {
            return distribution.inverseSurvivalProbability(share);
        }

        @Override
        public double mean() {
            return distribution.getMean();
        }

        @Override
        public double meanSquare() {
            return distribution.getVariance() + mean() * mean();
        }
    }

    /** One of two kinds. */
    record Two(double share, Tail some, Tail others) implements Tail {
        @Override
        public double beyond(double millis) {
            return share * some.beyond(millis) + (1 - share) * others.beyond(millis);
        }

        @Override
        public double drawBeyond(double millis, RandomGenerator random) {
            boolean one = random.nextDouble() * beyond(millis) < share * some.beyond(millis);
            return (one ? some : others).drawBeyond(millis, random);
        }

        @Override
        public double exceededBy(double rare) {
            return share > rare ? Math.max(some.exceededBy(rare), others.exceededBy(rare)) : others.exceededBy(rare);
        }

        @Override
        public double mean() {
            return share * some.mean() + (1 - share) * others.mean();
        }

        @Override
        public double meanSquare() {
            return share * some.meanSquare() + (1 - share) * others.meanSquare();
        }
    }

    /** Given up after a time. */
    record Capped(Tail tail, double mostMillis, double mean, double meanSquare) implements Tail {
        /** Even shares of all durations, each of which is taken for as long as its middle. */
        private static final int SHARES = 1_000;

        static Capped of(Tail tail, double mostMillis) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < SHARES; i++) {
                double millis = Math.min(mostMillis, tail.exceededBy((i + 0.5) / SHARES));
                sum += millis;
                squares += millis * millis;
            }
            return new Capped(tail, mostMillis, sum / SHARES, squares / SHARES);
        }

        @Override
        public double beyond(double millis) {
            return millis < mostMillis ? tail.beyond(millis) : 0;
        }

        @Override
        public double drawBeyond(double millis, RandomGenerator random) {
            return Math.min(mostMillis, tail.drawBeyond(millis, random));
        }

        @Override
        public double exceededBy(double share) {
            return Math.min(mostMillis, tail.exceededBy(share));
        }
    }
}
