package dev.closewait.bench.result;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What closewait wants to be.
 *
 * @param name what is held against the bound, in words
 * @param comparison which comparison measures it
 * @param size at which size
 * @param quantity which quantity
 * @param contender of whom
 * @param against what it is divided by; empty where the quantity itself is bounded
 * @param atMost the bound from above, if there is one
 * @param atLeast the bound from below, if there is one
 */
public record Goal(String name, String comparison, int size, Quantity quantity, String contender,
        Optional<Against> against, OptionalDouble atMost, OptionalDouble atLeast) {
    /**
     * A divisor: the same quantity, of somebody else or at another size.
     *
     * @param contender of whom
     * @param size at which size
     */
    public record Against(String contender, int size) {}

    public Goal {
        if (atMost.isPresent() == atLeast.isPresent()) {
            throw new IllegalArgumentException("goal '" + name + "': expected either atMost or atLeast");
        }
    }

    /** Whether a value is within the bound. */
    public boolean allows(double value) {
        return value <= atMost.orElse(Double.POSITIVE_INFINITY) && value >= atLeast.orElse(Double.NEGATIVE_INFINITY);
    }

    /** The bound. */
    public double bound() {
        return atMost.orElseGet(atLeast::getAsDouble);
    }

    /** The bound with its sign and unit, such as {@code ≤ 40 ns}. */
    public String limit() {
        return (atMost.isPresent() ? "≤ " : "≥ ") + inUnit(bound());
    }

    /** A value with the unit of this goal; a ratio has none. */
    public String inUnit(double value) {
        return against.isPresent() ? Numbers.ratio(value) : Numbers.with(value, quantity);
    }
}
