package dev.closewait.bench;

import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.population.Population;
import dev.closewait.sim.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How much is measured, as it stands on the command line. */
final class EffortOptions {
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    @Option(names = "--size", paramLabel = "N", description = "sockets in CLOSE_WAIT, or connections at once; instead of each comparison's own sizes")
    private Optional<Integer> size = Optional.empty();

    @Option(names = "--rounds", paramLabel = "N", description = "how often each contender has its turn")
    private Optional<Integer> rounds = Optional.empty();

    @Option(names = "--span", paramLabel = "TIME", description = "how long a span of load or of watching is")
    private Optional<Duration> span = Optional.empty();

    @Option(names = "--warm-up", paramLabel = "TIME", description = "how long a JVM warms up before it is measured (5s)")
    private Duration warmUp = WARM_UP;

    /** Whether the goals' own sizes are measured. */
    boolean ofOwnSizes() {
        return size.isEmpty();
    }

    /**
     * The effort that they make.
     *
     * @throws IllegalArgumentException when a value is out of bounds
     */
    Effort effort(Consumer<String> progress) {
        size.ifPresent(value -> within("--size", value, Math.min(Effort.MOST, Population.most())));
        rounds.ifPresent(value -> within("--rounds", value, Effort.MOST_ROUNDS));
        span.ifPresent(value -> within("--span", value));
        within("--warm-up", warmUp);
        return new Effort(size.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                rounds.map(OptionalInt::of).orElseGet(OptionalInt::empty), span, warmUp, progress);
    }

    private static void within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("%s is %d; expected 1 to %d%s".formatted(option, value, most,
                    option.equals("--size") ? " with this machine's limit of descriptors ('ulimit -n')" : ""));
        }
    }

    private static void within(String option, Duration value) {
        if (value.compareTo(Effort.MOST_SPAN) > 0) {
            throw new IllegalArgumentException("%s is %s; expected at most %s".formatted(option, Durations.text(value),
                    Durations.text(Effort.MOST_SPAN)));
        }
    }
}
