package dev.closewait.bench.load;

import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.machine.Cores;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Samples;
import dev.closewait.bench.result.Skipped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the two comparisons under load share: turns under it, how much of it, and what is counted of whom. */
final class LoadRounds {
    /** So many connections at once keep a server busy, and are no load by themselves. */
    private static final int AT_ONCE = 64;
    /** Each is an address of client-sim and a buffer of ab; more would compare queues. */
    private static final int MOST_AT_ONCE = 1_000;
    private static final int ROUNDS = 3;
    private static final Duration SPAN = Duration.ofSeconds(4);
    private static final double MILLIS_PER_SECOND = 1e3;

    private LoadRounds() {}

    /**
     * What one contender does when it has its turn.
     *
     * @param contender what a table calls it
     * @param ours whether it is a part of closewait
     * @param server under load
     * @param generator of the load
     * @param cpu seconds that the contender itself used in a window
     */
    record Turn(String contender, boolean ours, WebServer server, Generator generator, ToDoubleFunction<Window> cpu) {}

    /**
     * Lets all have their turns, round by round.
     *
     * @param beside who stands at the other end, in words
     */
    static ComparisonResult of(String comparison, List<Turn> turns, String beside, Cores cores, List<Skipped> skipped,
            Effort effort) throws IOException, InterruptedException {
        int atOnce = Math.min(effort.size().orElse(AT_ONCE), MOST_AT_ONCE);
        int rounds = effort.rounds(ROUNDS);
        Duration span = effort.span(SPAN);
        // A generator begins anew for each window, and its code is compiled on the one core that it has: that takes twice as long.
        Duration warmUp = effort.warmUp().multipliedBy(2);
        Samples samples = new Samples();
        for (int round = 0; round < rounds; round++) {
            effort.says("%s: round %s of %s".formatted(comparison, round + 1, rounds));
            for (Turn turn : turns) {
                add(samples, turn, Window.of(turn.server, turn.generator, cores.before(cores.first()), atOnce, warmUp,
                        span));
            }
        }
        String setting = String.format(Locale.ROOT,
                "%d connections at once %s, generator and server %s; %d spans of %.1f s each, in turns", atOnce, beside,
                cores.words(), rounds, span.toMillis() / MILLIS_PER_SECOND);
        return new ComparisonResult(comparison, atOnce, setting, samples.measurements(), skipped);
    }

    private static void add(Samples samples, Turn turn, Window window) {
        double cpu = turn.cpu.applyAsDouble(window);
        samples.add(turn.contender, turn.ours, Quantity.CONNECTIONS, window.answered() / window.seconds());
        if (cpu > 0) {
            samples.add(turn.contender, turn.ours, Quantity.CONNECTIONS_PER_CPU, window.answered() / cpu);
        }
    }
}
