package dev.closewait.cli.report;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Label;
import dev.closewait.scenarios.grade.JudgedRun;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.validation.score.Portrait.Point;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one run looked like; a few kilobytes, where its recording has every socket of every look. Times are seconds since its
 * first look.
 *
 * @param outcome how it came out
 * @param counts how many sockets were in CLOSE_WAIT at each look
 * @param loadBegan when the first client could begin
 * @param loadEnded when the last client was told to stop
 * @param truth when what it is about first held; empty when nothing was reproduced
 */
public record RunPortrait(Outcome outcome, List<Point> counts, double loadBegan, double loadEnded,
        OptionalDouble truth) {
    private static final double NANOS_PER_SECOND = 1e9;

    public RunPortrait {
        counts = List.copyOf(counts);
    }

    static RunPortrait of(JudgedRun judged) {
        Recording recording = judged.run().recording();
        List<Observation> looks = recording.observations();
        long first = looks.isEmpty() ? recording.loadBegan() : looks.getFirst().nanos();
        return new RunPortrait(judged.outcome(),
                looks.stream().map(look -> new Point(since(first, look.nanos()), look.closeWait().size())).toList(),
                since(first, recording.loadBegan()), since(first, recording.loadEnded()),
                judged.label()
                        .map(Label::sinceNanos)
                        .stream()
                        .mapToDouble(nanos -> since(first, nanos))
                        .findFirst());
    }

    /** When the detector said it. */
    OptionalDouble said() {
        return truth.isPresent() && outcome.secondsToDetect().isPresent()
                ? OptionalDouble.of(truth.getAsDouble() + outcome.secondsToDetect().getAsDouble())
                : OptionalDouble.empty();
    }

    /** How long it was looked at. */
    double seconds() {
        return counts.isEmpty() ? loadEnded : Math.max(loadEnded, counts.getLast().x());
    }

    private static double since(long first, long nanos) {
        return (nanos - first) / NANOS_PER_SECOND;
    }
}
