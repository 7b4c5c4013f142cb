package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/** A distribution of durations, in milliseconds. */
sealed interface Times {
    /** No time at all. */
    Times NONE = new Fixed(0);

    double draw(RandomGenerator random);

    /** Draws, and gives infinity for what is not under a limit: where hardly anything is, that is cheaper. */
    default double drawUnder(double limitMillis, RandomGenerator random) {
        double drawn = draw(random);
        return drawn < limitMillis ? drawn : Double.POSITIVE_INFINITY;
    }

    /** Always the same. */
    record Fixed(double millis) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return millis;
        }
    }

    /** Memoryless, as the time between accidents. */
    record Exponential(double mean) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return mean * random.nextExponential();
        }
    }

    /** Any duration between two is as likely as another of the same magnitude. */
    record LogUniform(double least, double most) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return least * Math.pow(most / least, random.nextDouble());
        }
    }

    /** Many small factors multiplied: what most latencies look like. */
    record LogNormal(double median, double sigma) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return median * Math.exp(sigma * random.nextGaussian());
        }

        @Override
        public double drawUnder(double limitMillis, RandomGenerator random) {
            double exponent = sigma * random.nextGaussian();
            // e^x is never less than 1 + x.
            if (median * (1 + exponent) >= limitMillis) {
                return Double.POSITIVE_INFINITY;
            }
            double drawn = median * Math.exp(exponent);
            return drawn < limitMillis ? drawn : Double.POSITIVE_INFINITY;
        }
    }

    /** Stretched exponential: {@code P(longer than t) = exp(-(t/scale)^shape)}. */
    record Weibull(double scale, double shape) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return scale * Math.pow(random.nextExponential(), 1 / shape);
        }
    }

    /** Heavy-tailed: {@code P(longer than t) = (scale/t)^power} beyond the scale. */
    record Pareto(double scale, double power) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return scale * Math.exp(random.nextExponential() / power);
        }
    }

    /** One kind with this share, the other otherwise. */
    record Mixture(double share, Times some, Times others) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return (random.nextDouble() < share ? some : others).draw(random);
        }
    }

    /** Given up after a time, as by a timeout. */
    record Capped(Times times, double mostMillis) implements Times {
        @Override
        public double draw(RandomGenerator random) {
            return Math.min(mostMillis, times.draw(random));
        }
    }
}
