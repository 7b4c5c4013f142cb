package dev.closewait.validation.score;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.validation.contestant.Attempt;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.contestant.ContestantException;
import dev.closewait.validation.contestant.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One contestant at one trace: shows it each look, keeps when it changed what it says of the service that the trace is
 * about, and has that judged in the end. A contestant that fails has lost the trace, and is shown no more of it.
 */
final class TraceScorer implements AutoCloseable {
    /** Bounds what is kept, some 30 MB; no detector of use changes its mind so often. */
    private static final int MOST_CHANGES = 500_000;
    private static final long LONGEST_COUNTED = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 2;
    private static final double MEDIAN = 50;

    private final int port;
    private final List<Spoken> changes = new ArrayList<>();
    /** What is said recurs: one object for all that is equal. */
    private final Map<Said, Said> known = new HashMap<>();
    private final Histogram cost = new Histogram(1, LONGEST_COUNTED, DIGITS);
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Said> now = Optional.empty();
    private Optional<String> failure = Optional.empty();

    /**
     * Begins with a trace.
     *
     * @param header as the contestant may see it, without what tells the truth
     * @param port of the service that the trace is about; empty for outgoing connections
     */
    TraceScorer(Contestant contestant, TraceHeader header, OptionalInt port) throws InterruptedException {
        this.port = port.orElse(0);
        try {
            attempt = Optional.of(contestant.attempt(header));
        } catch (ContestantException failed) {
            lose(String.valueOf(failed.getMessage()));
        }
    }

    /** Shows it the next look, unless it has lost the trace. */
    void observe(Observation look) throws InterruptedException {
        if (attempt.isEmpty()) {
            return;
        }
        try {
            long before = System.nanoTime();
            List<Said> said = attempt.get().observe(look);
            cost.recordValue(Math.clamp(System.nanoTime() - before, 1, LONGEST_COUNTED));
            hear(look.nanos(), said.stream().filter(of -> of.port() == port).findFirst());
        } catch (ContestantException failed) {
            lose(String.valueOf(failed.getMessage()));
        }
    }

    /** How it did; a median is what a look cost, for a machine that does other things at the same time is noisy. */
    TraceResult result(TraceFacts facts) {
        double nanosPerObservation = cost.getTotalCount() == 0 ? 0 : cost.getValueAtPercentile(MEDIAN);
        return failure.map(why -> TraceJudge.lost(facts, why, nanosPerObservation))
                .orElseGet(() -> TraceJudge.judge(facts, changes, nanosPerObservation));
    }

    private void hear(long nanos, Optional<Said> said) {
        if (said.equals(now)) {
            return;
        }
        if (changes.size() == MOST_CHANGES) {
            lose("changed what it says more than " + MOST_CHANGES + " times");
            return;
        }
        now = said.map(value -> known.computeIfAbsent(value, same -> same));
        changes.add(new Spoken(nanos, now));
    }

    private void lose(String why) {
        failure = Optional.of(why);
        close();
        changes.clear();
    }

    @Override
    public void close() {
        attempt.ifPresent(Attempt::close);
        attempt = Optional.empty();
    }
}
