package dev.closewait.validation.score;

import dev.closewait.validation.score.TraceResult.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a contestant's result in one trace differs from that in the baseline.
 *
 * @param trace the trace's name
 * @param before the result in the baseline
 * @param after the result now
 * @param worse what got worse, in words
 * @param better what got better, in words
 * @param regressed whether its mark is worse, or there are more false alarms; of a trace that was lost they are not known
 */
public record TraceChange(String trace, TraceResult before, TraceResult after, List<String> worse, List<String> better,
        boolean regressed) {
    public TraceChange {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /** What changed; empty when nothing did. */
    static Optional<TraceChange> between(TraceResult before, TraceResult after, Tolerance tolerance) {
        Differences found = new Differences();
        int mark = after.mark().compareTo(before.mark());
        found.add(mark, "%s, was %s%s".formatted(after.mark(), before.mark(),
                (mark > 0 ? after : before).failure().map(why -> ": " + why).orElse("")));
        boolean counted = before.mark() != Mark.LOST && after.mark() != Mark.LOST;
        int alarms = counted ? after.falseAlarms() - before.falseAlarms() : 0;
        found.add(alarms,
                "%d false alarms, were %d".formatted(after.falseAlarms(), before.falseAlarms()));
        found.add(counted ? after.retractions() - before.retractions() : 0,
                "%d retractions, were %d".formatted(after.retractions(), before.retractions()));
        if (before.found() && after.found() && after.truth().problem()) {
            OptionalDouble was = before.secondsToDetect();
            OptionalDouble is = after.secondsToDetect();
            double later = was.isPresent() && is.isPresent() ? is.getAsDouble() - was.getAsDouble() : 0;
            found.add(Math.abs(later) > tolerance.seconds() ? (int) Math.signum(later) : 0,
                    String.format(Locale.ROOT, "found after %.2f s, was %.2f s", is.orElse(0), was.orElse(0)));
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new TraceChange(after.trace(), before, after, found.worse, found.better,
                        mark > 0 || alarms > 0));
    }

    /** What is worse, and what is better. */
    private static final class Differences {
        private final List<String> worse = new ArrayList<>();
        private final List<String> better = new ArrayList<>();

        void add(int direction, String words) {
            if (direction > 0) {
                worse.add(words);
            } else if (direction < 0) {
                better.add(words);
            }
        }

        boolean isEmpty() {
            return worse.isEmpty() && better.isEmpty();
        }
    }
}
