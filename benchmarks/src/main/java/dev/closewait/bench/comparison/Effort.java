package dev.closewait.bench.comparison;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How much a comparison does; what is not said, each decides for itself.
 *
 * @param size instead of its own sizes
 * @param rounds how often each contender has its turn
 * @param span how long a span of load or of watching is
 * @param warmUp how long what compiles as it runs does so before it is measured
 * @param progress hears what is under way
 */
public record Effort(OptionalInt size, OptionalInt rounds, Optional<Duration> span, Duration warmUp,
        Consumer<String> progress) {
    /** Sizes beyond it need more sockets, memory or patience than a machine for tests has. */
    public static final int MOST = 1_000_000;
    public static final int MOST_ROUNDS = 1_000;
    public static final Duration MOST_SPAN = Duration.ofMinutes(5);

    /** The sizes to go through. */
    public List<Integer> sizes(List<Integer> own) {
        return size.isPresent() ? List.of(size.getAsInt()) : own;
    }

    /** How often each has its turn. */
    public int rounds(int own) {
        return rounds.orElse(own);
    }

    /** How long a span is. */
    public Duration span(Duration own) {
        return span.orElse(own);
    }

    /** Says what is under way. */
    public void says(String words) {
        progress.accept(words);
    }
}
