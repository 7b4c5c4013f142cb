package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often what was said of what: counts of traces. What is right counts as what happened: also what is accepted, and
 * silence where there was nothing to speak of.
 *
 * @param said by what happened, then by what was said of it
 * @param nothing by what happened: of how many of these traces nothing was said, or the trace was lost
 */
public record Confusion(Map<Pattern, Map<Pattern, Integer>> said, Map<Pattern, Integer> nothing) {
    public Confusion {
        Map<Pattern, Map<Pattern, Integer>> sorted = new EnumMap<>(Pattern.class);
        said.forEach((truth, counts) -> sorted.put(truth, sorted(counts)));
        said = Collections.unmodifiableMap(sorted);
        nothing = sorted(nothing);
    }

    /** Of these results. */
    public Confusion(List<TraceResult> results) {
        this(said(results), nothing(results));
    }

    /** In how many traces in which one happened the other was said. */
    public int count(Pattern truth, Pattern pattern) {
        return said.getOrDefault(truth, Map.of()).getOrDefault(pattern, 0);
    }

    /** In how many traces in which it happened nothing was said, or the trace was lost. */
    public int nothing(Pattern truth) {
        return nothing.getOrDefault(truth, 0);
    }

    /** In how many traces it happened. */
    int happened(Pattern truth) {
        return nothing(truth)
                + said.getOrDefault(truth, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of how many traces it was said, rightly or not. */
    int saidAtAll(Pattern pattern) {
        return said.keySet().stream().mapToInt(truth -> count(truth, pattern)).sum();
    }

    private static Map<Pattern, Map<Pattern, Integer>> said(List<TraceResult> results) {
        Map<Pattern, Map<Pattern, Integer>> counts = new EnumMap<>(Pattern.class);
        for (TraceResult result : results) {
            counted(result)
                    .ifPresent(pattern -> counts.computeIfAbsent(result.truth(), _ -> new EnumMap<>(Pattern.class))
                            .merge(pattern, 1, Integer::sum));
        }
        return counts;
    }

    private static Optional<Pattern> counted(TraceResult result) {
        return switch (result.mark()) {
            case RIGHT, PARTLY -> Optional.of(result.truth());
            case WRONG, LOST -> result.said();
        };
    }

    private static Map<Pattern, Integer> nothing(List<TraceResult> results) {
        Map<Pattern, Integer> counts = new EnumMap<>(Pattern.class);
        results.stream()
                .filter(result -> counted(result).isEmpty())
                .forEach(result -> counts.merge(result.truth(), 1, Integer::sum));
        return counts;
    }

    private static Map<Pattern, Integer> sorted(Map<Pattern, Integer> counts) {
        Map<Pattern, Integer> sorted = new EnumMap<>(Pattern.class);
        sorted.putAll(counts);
        return Collections.unmodifiableMap(sorted);
    }
}
