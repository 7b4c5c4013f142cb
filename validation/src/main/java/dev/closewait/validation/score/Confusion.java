package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often what was said of what: counts of traces. What an accepted pattern was said of counts as what happened.
 */
public final class Confusion {
    private final Map<Pattern, Map<Pattern, Integer>> said = new EnumMap<>(Pattern.class);
    private final Map<Pattern, Integer> nothing = new EnumMap<>(Pattern.class);

    /** Of these results. */
    public Confusion(List<TraceResult> results) {
        for (TraceResult result : results) {
            result.said()
                    .ifPresentOrElse(
                            pattern -> said.computeIfAbsent(result.truth(), _ -> new EnumMap<>(Pattern.class))
                                    .merge(result.mark() == TraceResult.Mark.RIGHT ? result.truth() : pattern, 1,
                                            Integer::sum),
                            () -> nothing.merge(result.truth(), 1, Integer::sum));
        }
    }

    /** In how many traces in which one happened the other was said. */
    public int count(Pattern truth, Pattern pattern) {
        return said.getOrDefault(truth, Map.of()).getOrDefault(pattern, 0);
    }

    /** In how many traces in which it happened nothing was said, or the trace was lost. */
    public int nothing(Pattern truth) {
        return nothing.getOrDefault(truth, 0);
    }
}
