package dev.closewait.scenarios.file;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether both ends are open, so that every value lies between them. */
    public boolean open() {
        return atLeast.isEmpty() && atMost.isEmpty();
    }

    /** What they demand, in words: {@code at least 30}. */
    public String text(Function<T, String> value) {
        return Stream.of(atLeast.map(value).map("at least "::concat), atMost.map(value).map("at most "::concat))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
