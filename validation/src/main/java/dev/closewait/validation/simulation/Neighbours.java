package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/** The other services of a machine, of which a look at one sees only how many connections they accept. */
final class Neighbours {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final double perSecond;
    private final RandomGenerator random;
    private long accepted;

    /** Ones that accept so many connections on average, drawn from there. */
    Neighbours(double perSecond, RandomGenerator random) {
        this.perSecond = perSecond;
        this.random = random;
    }

    void pass(double millis) {
        accepted += Counts.poisson(perSecond * millis / MILLIS_PER_SECOND, random);
    }

    /** Connections that they have accepted until now. */
    long accepted() {
        return accepted;
    }

    /** Connections that they have open, each for a second. */
    long open() {
        return (long) perSecond;
    }
}
