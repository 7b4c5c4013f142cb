package dev.closewait.bench.load;

import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Samples;
import java.time.Duration;

/** What the two comparisons under load share: how much of it, and what is counted of whom. */
final class LoadRounds {
    /** So many connections at once keep a server busy, and are no load by themselves. */
    private static final int AT_ONCE = 64;
    /** Each is an address of client-sim and a buffer of ab; more would compare queues. */
    private static final int MOST_AT_ONCE = 1_000;
    private static final int ROUNDS = 3;
    private static final Duration SPAN = Duration.ofSeconds(4);

    private LoadRounds() {}

    static int atOnce(Effort effort) {
        return Math.min(effort.size().orElse(AT_ONCE), MOST_AT_ONCE);
    }

    /** A generator begins anew for each window, and its code is compiled on the one core that it has: that takes twice as long. */
    static Duration warmUp(Effort effort) {
        return effort.warmUp().multipliedBy(2);
    }

    static int rounds(Effort effort) {
        return effort.rounds(ROUNDS);
    }

    static Duration span(Effort effort) {
        return effort.span(SPAN);
    }

    /**
     * Takes what a window showed of a contender.
     *
     * @param cpu seconds that the contender itself used in it
     */
    static void add(Samples samples, String contender, boolean ours, Window window, double cpu) {
        samples.add(contender, ours, Quantity.CONNECTIONS, window.answered() / window.seconds());
        if (cpu > 0) {
            samples.add(contender, ours, Quantity.CONNECTIONS_PER_CPU, window.answered() / cpu);
        }
    }
}
