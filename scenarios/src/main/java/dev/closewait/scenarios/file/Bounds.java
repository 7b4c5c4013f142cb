package dev.closewait.scenarios.file;

import java.util.Optional;

/**
 * Between what two values something must lie; each end is its own.
 *
 * @param atLeast the smallest value allowed; empty when any small one is
 * @param atMost the greatest value allowed; empty when any great one is
 */
public record Bounds<T extends Comparable<T>>(Optional<T> atLeast, Optional<T> atMost) {
    /** Whether this value lies between them. */
    public boolean contain(T value) {
        return atLeast.map(bound -> value.compareTo(bound) >= 0).orElse(true)
                && atMost.map(bound -> value.compareTo(bound) <= 0).orElse(true);
    }
}
