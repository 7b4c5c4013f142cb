package dev.closewait.client.schedule;

import java.util.SplittableRandom;

/**
 * When connections are due: each call gives the next instant, in nanoseconds since the run began. It never ends and
 * never goes back, and depends on nothing but what it was made from, so a run can be repeated.
 */
@FunctionalInterface
public interface Arrivals {
    /** The next connection's instant: nanoseconds since the run began. */
    long nextNanos();

    /** Connection k is due at k / rate exactly. */
    static Arrivals even(Rate rate) {
        return new Arrivals() {
            private long k;

            @Override
            public long nextNanos() {
                return rate.dueNanos(k++);
            }
        };
    }

    /** Strangers arrive independently of each other: a Poisson process, whose gaps are exponentially distributed. */
    static Arrivals poisson(Rate rate, long seed) {
        return new Arrivals() {
            private final SplittableRandom random = new SplittableRandom(seed);
            private double now;

            @Override
            public long nextNanos() {
                now += rate.meanGapNanos() * random.nextExponential();
                return (long) now;
            }
        };
    }
}
