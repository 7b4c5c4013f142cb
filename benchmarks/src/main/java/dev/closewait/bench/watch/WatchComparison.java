package dev.closewait.bench.watch;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.comparison.Participants;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.OurCommand;
import dev.closewait.bench.machine.Tools;
import dev.closewait.bench.population.Population;
import dev.closewait.bench.population.Populations;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Samples;
import dev.closewait.sim.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Watching all the time, at the same time: both look every second at the same sockets, and sleep in between. */
public final class WatchComparison implements Comparison {
    private static final String NAME = "watch";
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final int ROUNDS = 3;
    private static final Duration SPAN = Duration.ofSeconds(20);
    /** Who looks once a second has compiled what a look needs only after half a minute; others do so in a sixth of that. */
    private static final int WARM_UPS = 6;
    /** Beyond all spans: starting takes a while on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(60);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "CPU and memory of 'closewait watch --every 1s' beside a shell loop of ss";
    }

    @Override
    public void requirePeers() throws MissingToolException {
        Tools.require("ss", "iproute2");
    }

    @Override
    public void require(Effort effort) {
        if (most(effort).compareTo(Population.LIFE) > 0) {
            throw new IllegalArgumentException(
                    "%s spans of %s are more than can be watched: with warm-up and start expected at most %s".formatted(
                            effort.rounds(ROUNDS), Durations.text(effort.span(SPAN)), Durations.text(Population.LIFE)));
        }
    }

    private static Duration warmUp(Effort effort) {
        return effort.warmUp().multipliedBy(WARM_UPS);
    }

    /** How long the watchers run at most. */
    private static Duration most(Effort effort) {
        return warmUp(effort).plus(effort.span(SPAN).multipliedBy(effort.rounds(ROUNDS))).plus(SLACK);
    }

    @Override
    public List<ComparisonResult> compare(Effort effort) throws IOException, InterruptedException {
        OurCommand.prepare();
        return Populations.each(NAME, SIZES, effort, population -> compare(population, effort));
    }

    private static ComparisonResult compare(Population population, Effort effort)
            throws IOException, InterruptedException {
        int rounds = effort.rounds(ROUNDS);
        Duration span = effort.span(SPAN);
        Participants<Watcher> participants = new Participants<>();
        List<Watcher> watchers = participants.ready();
        Samples samples = new Samples();
        try {
            participants.add("closewait watch", () -> Watcher.closewait(population.ports(), most(effort)));
            participants.add("shell loop of ss", () -> {
                Tools.require("ss", "iproute2");
                return Watcher.shellLoop(most(effort));
            });
            for (Watcher watcher : watchers) {
                watcher.awaitServices();
            }
            Thread.sleep(warmUp(effort));
            for (int round = 0; round < rounds; round++) {
                effort.says(
                        String.format(Locale.ROOT, "watch: %,d sockets, span %d of %d", population.size(), round + 1,
                                rounds));
                watch(watchers, span, samples);
                population.mustStand();
            }
            Watcher closewait = watchers.getFirst();
            samples.add(closewait.name(), true, Quantity.PEAK_MEMORY, closewait.peakMiB());
            expectServices(population.ports(), closewait.end());
        } finally {
            watchers.forEach(Watcher::close);
        }
        String setting = String.format(Locale.ROOT, "%s; %d spans of %.1f s, at the same time", population.words(),
                rounds,
                span.toMillis() / 1e3);
        return new ComparisonResult(NAME, population.size(), setting, samples.measurements(),
                participants.skipped());
    }

    private static void watch(List<Watcher> watchers, Duration span, Samples samples)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<Double> before = new ArrayList<>();
        for (Watcher watcher : watchers) {
            before.add(watcher.cpuSeconds());
        }
        Thread.sleep(span);
        double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
        for (int i = 0; i < watchers.size(); i++) {
            Watcher watcher = watchers.get(i);
            samples.add(watcher.name(), watcher.ours(), Quantity.CPU_SHARE,
                    PERCENT * (watcher.cpuSeconds() - before.get(i)) / seconds);
        }
    }

    /** A watch that does not see the services costs nothing, and is worth as much. */
    static void expectServices(Set<Integer> expected, String lastLine) throws MeasurementException {
        Set<Integer> missed = new TreeSet<>(expected);
        missed.removeAll(WatchLine.services(lastLine));
        if (!missed.isEmpty()) {
            throw new MeasurementException(
                    "closewait watch told nothing of %s, of %d services that leak; its last line was: %s"
                            .formatted(missed, expected.size(), lastLine));
        }
    }
}
