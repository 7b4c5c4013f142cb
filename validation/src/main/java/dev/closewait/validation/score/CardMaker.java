package dev.closewait.validation.score;

import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up a contestant's results. */
final class CardMaker {
    private static final double SECONDS_PER_HOUR = 3_600;

    private CardMaker() {}

    /** The card of a contestant, with a score by each of the profiles. */
    static ContestantCard card(Contestant contestant, List<TraceResult> results, List<Curve> curves,
            List<CostProfile> profiles) {
        List<TraceResult> harmless = results.stream()
                .filter(result -> !result.truth().problem() && result.mark() != Mark.LOST)
                .toList();
        SortedMap<String, Double> scores = new TreeMap<>();
        profiles.forEach(profile -> scores.put(profile.name(), Score.of(results, profile)));
        Confusion confusion = new Confusion(results);
        return new ContestantCard(contestant.name(), contestant.origin(), results, confusion,
                Figures.patterns(confusion), Figures.delays(results),
                harmless.stream().mapToDouble(TraceResult::seconds).sum() / SECONDS_PER_HOUR,
                harmless.stream().mapToInt(TraceResult::falseAlarms).sum(),
                results.stream().mapToInt(TraceResult::retractions).sum(),
                Figures.median(results.stream()
                        .filter(result -> result.nanosPerObservation() > 0)
                        .mapToDouble(TraceResult::nanosPerObservation)).orElse(0),
                curves, scores);
    }
}
