package dev.closewait.validation.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one contestant differs from itself in a baseline. Figures are of the traces that are in both, by the same cost
 * profile: two corpora have no common measure.
 *
 * @param contestant its name
 * @param changes the traces whose result changed, in the order of the traces
 * @param common how many traces are in both
 * @param onlyBefore traces that are in the baseline alone
 * @param onlyNow traces that are not in the baseline
 * @param before its figures in the baseline
 * @param now its figures now
 * @param regressed whether a trace regressed, or the score is lower by more than the tolerance
 */
public record ContestantComparison(String contestant, List<TraceChange> changes, int common, List<String> onlyBefore,
        List<String> onlyNow, Summary before, Summary now, boolean regressed) {
    public ContestantComparison {
        changes = List.copyOf(changes);
        onlyBefore = List.copyOf(onlyBefore);
        onlyNow = List.copyOf(onlyNow);
    }

    /**
     * Figures of the traces that are in both.
     *
     * @param score 0 to 100
     * @param found in how many traces what happened was found
     * @param falseAlarms in all of them
     * @param retractions in all of them
     * @param delays over the problems that were found
     */
    public record Summary(double score, long found, int falseAlarms, int retractions, Delays delays) {
        static Summary of(List<TraceResult> results, CostProfile profile) {
            return new Summary(Score.of(results, profile), results.stream().filter(TraceResult::found).count(),
                    results.stream().mapToInt(TraceResult::falseAlarms).sum(),
                    results.stream().mapToInt(TraceResult::retractions).sum(), Figures.delays(results));
        }
    }

    static ContestantComparison between(ContestantCard before, ContestantCard after, CostProfile profile,
            Tolerance tolerance) {
        Map<String, TraceResult> was = byTrace(before);
        Map<String, TraceResult> is = byTrace(after);
        List<String> both = is.keySet().stream().filter(was::containsKey).toList();
        List<TraceChange> changes = both.stream()
                .flatMap(trace -> TraceChange.between(of(was, trace), of(is, trace), tolerance).stream())
                .toList();
        Summary then = Summary.of(both.stream().map(trace -> of(was, trace)).toList(), profile);
        Summary now = Summary.of(both.stream().map(trace -> of(is, trace)).toList(), profile);
        return new ContestantComparison(after.name(), changes, both.size(),
                was.keySet().stream().filter(trace -> !is.containsKey(trace)).toList(),
                is.keySet().stream().filter(trace -> !was.containsKey(trace)).toList(), then, now,
                changes.stream().anyMatch(TraceChange::regressed)
                        || now.score() < then.score() - tolerance.scorePoints());
    }

    /** By how many points the score rose; negative when it fell. */
    public double scoreDifference() {
        return now.score() - before.score();
    }

    /** By how many seconds the median time to detect grew; empty when it is not known of both. */
    public OptionalDouble medianSecondsDifference() {
        OptionalDouble then = before.delays().medianSeconds();
        OptionalDouble later = now.delays().medianSeconds();
        return then.isPresent() && later.isPresent()
                ? OptionalDouble.of(later.getAsDouble() - then.getAsDouble())
                : OptionalDouble.empty();
    }

    private static Map<String, TraceResult> byTrace(ContestantCard card) {
        return card.results()
                .stream()
                .collect(Collectors.toMap(TraceResult::trace, Function.identity(), (first, _) -> first,
                        LinkedHashMap::new));
    }

    private static TraceResult of(Map<String, TraceResult> results, String trace) {
        return Objects.requireNonNull(results.get(trace), trace);
    }
}
