package dev.closewait.validation.score;

import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.corpus.Sweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shows traces to contestants and makes a scorecard of it. Traces are independent of each other, so as many are shown at
 * once as there are threads; what comes out is in the order of the traces, and the same every time but for what depends on
 * the machine: {@code seconds} and the cost of a look.
 */
public final class Validation {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Contestant> contestants;
    private final CostProfile ranking;
    private final List<CostProfile> profiles;
    private final int threads;
    private final ValidationListener listener;
    private int done;

    /**
     * Prepares one.
     *
     * @param contestants each of a name of its own
     * @param ranking the profile by which contestants are ranked
     * @param others further profiles that they are scored by; of two of one name that which ranks is meant
     * @param threads how many traces are shown at once, 1 or more
     */
    public Validation(List<Contestant> contestants, CostProfile ranking, List<CostProfile> others, int threads,
            ValidationListener listener) {
        this.contestants = List.copyOf(contestants);
        this.ranking = ranking;
        this.profiles = Stream.concat(Stream.of(ranking),
                others.stream().filter(other -> !other.name().equals(ranking.name()))).toList();
        this.threads = threads;
        this.listener = listener;
        requireNames();
    }

    /**
     * Runs it.
     *
     * @param sweeps what curves are made of; their traces count for nothing else
     * @throws InterruptedException when it is to stop; nothing goes on, and no contestant is left at work
     */
    public Scorecard run(List<TraceSource> traces, List<Sweep> sweeps) throws InterruptedException {
        long began = System.nanoTime();
        List<TraceSource> all = new ArrayList<>(traces);
        sweeps.forEach(sweep -> sweep.stages().forEach(stage -> all.addAll(stage.traces())));
        List<TraceOutcome> outcomes = show(all);
        List<TraceOutcome> scored = withNamesOfTheirOwn(outcomes.subList(0, traces.size()));
        CurveMaker curves = new CurveMaker(sweeps, outcomes.subList(traces.size(), outcomes.size()));
        List<ContestantCard> cards = IntStream.range(0, contestants.size())
                .mapToObj(number -> CardMaker.card(contestants.get(number), resultsOf(number, scored),
                        curves.of(number), profiles))
                .sorted(Comparator.comparingDouble(this::rankingScore).reversed())
                .toList();
        return new Scorecard(ranking.name(), cards,
                scored.stream().flatMap(outcome -> outcome.portrait().stream()).toList(),
                outcomes.stream().flatMap(outcome -> outcome.troubles().stream()).toList(),
                (System.nanoTime() - began) / NANOS_PER_SECOND);
    }

    /** The results of the contestant of this number in all traces that could be scored. */
    static List<TraceResult> resultsOf(int number, List<TraceOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.results().isEmpty())
                .map(outcome -> outcome.results().get(number))
                .toList();
    }

    private double rankingScore(ContestantCard card) {
        return card.scores().getOrDefault(ranking.name(), 0.0);
    }

    private List<TraceOutcome> show(List<TraceSource> traces) throws InterruptedException {
        done = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                List<Future<TraceOutcome>> running = new ArrayList<>();
                for (TraceSource trace : traces) {
                    running.add(workers.submit(told(new TraceRun(trace, contestants), traces.size())));
                }
                List<TraceOutcome> outcomes = new ArrayList<>();
                for (Future<TraceOutcome> outcome : running) {
                    outcomes.add(outcome.get());
                }
                return outcomes;
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a detector or a trace failed in a way that it never should",
                        failed.getCause());
            } finally {
                workers.shutdownNow(); // all is done, or nothing more is wanted
            }
        }
    }

    private Callable<TraceOutcome> told(TraceRun run, int all) {
        return () -> {
            TraceOutcome outcome = run.call();
            synchronized (this) {
                done++;
                listener.shown(outcome.name(), done, all);
            }
            return outcome;
        };
    }

    /** Traces are told apart by their names, here and in a baseline: the second of a name gets a number. */
    private static List<TraceOutcome> withNamesOfTheirOwn(List<TraceOutcome> outcomes) {
        Map<String, Integer> times = new HashMap<>();
        return outcomes.stream().map(outcome -> {
            int time = times.merge(outcome.name(), 1, Integer::sum);
            return time == 1 ? outcome : outcome.named(outcome.name() + " (" + time + ")");
        }).toList();
    }

    private void requireNames() {
        Optional<String> twice = contestants.stream()
                .map(Contestant::name)
                .filter(name -> contestants.stream().filter(other -> other.name().equals(name)).count() > 1)
                .findFirst();
        if (twice.isPresent()) {
            throw new IllegalArgumentException("two contestants are named '" + twice.get()
                    + "'; expected a name of its own for each");
        }
    }
}
