package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/** One of the things that a connection asks for: a time, or a number; drawn from all of them, or from a part. */
final class Wish {
    private static final double ANY = Double.POSITIVE_INFINITY;

    private final Times times;
    private final Tail tail;
    private final boolean nothing;
    private double most = ANY;
    private double least = -ANY;
    private double known = Double.NaN;

    Wish(Times times) {
        this.times = times;
        tail = Tail.of(times);
        nothing = times.equals(Times.Fixed.NONE);
    }

    Tail tail() {
        return tail;
    }

    /** Whether nothing is ever asked for. */
    boolean isNothing() {
        return nothing;
    }

    /** From now on drawn from all. */
    void any() {
        most = ANY;
        least = -ANY;
        known = Double.NaN;
    }

    /** From now on drawn from those up to this one. */
    void atMost(double limit) {
        most = limit;
        least = -ANY;
    }

    /** From now on drawn from those that exceed this one. */
    void beyond(double limit) {
        most = ANY;
        least = limit;
    }

    /** Draws what will be drawn next. */
    double know(RandomGenerator random) {
        known = draw(random);
        return known;
    }

    double draw(RandomGenerator random) {
        if (nothing) {
            return 0; // most wishes of most services
        }
        if (!Double.isNaN(known)) {
            return known;
        }
        if (least > -ANY) {
            return tail.drawBeyond(least, random);
        }
        double drawn = times.draw(random);
        while (drawn > most) {
            drawn = times.draw(random);
        }
        return drawn;
    }
}
