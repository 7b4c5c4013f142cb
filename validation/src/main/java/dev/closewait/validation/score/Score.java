package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One figure for all that a contestant did: 100 for being right at the first look with evidence in every trace, 0 for being
 * no better than one that never says anything. {@code docs/scorecard.md} explains it.
 */
public final class Score {
    private static final double BEST = 100;

    private Score() {}

    /**
     * The score, 0 to 100. Of each pattern the mean cost of its traces counts, so a pattern weighs the same however many
     * traces it has; 0 where there are no results.
     */
    public static double of(List<TraceResult> results, CostProfile profile) {
        Map<Pattern, Double> meanCosts = results.stream()
                .collect(Collectors.groupingBy(TraceResult::truth, () -> new EnumMap<>(Pattern.class),
                        Collectors.averagingDouble(result -> cost(result, profile))));
        double silence = meanCosts.keySet().stream().mapToDouble(profile::nothing).sum();
        double cost = meanCosts.values().stream().mapToDouble(Double::doubleValue).sum();
        return silence == 0 ? 0 : BEST * Math.max(0, 1 - cost / silence);
    }

    /** What one result costs, from 0. */
    public static double cost(TraceResult result, CostProfile profile) {
        double answer = switch (result.mark()) {
            case RIGHT -> delay(result, profile);
            case PARTLY -> profile.missing() + delay(result, profile);
            case WRONG -> profile.wrong(result.truth(), result.said());
            case LOST -> profile.lost();
        };
        return answer + profile.falseAlarms().of(result.falseAlarms()) + profile.retractions().of(result.retractions());
    }

    /** Of a service that is harmless there is no evidence to wait for. */
    private static double delay(TraceResult result, CostProfile profile) {
        return result.truth().problem() ? profile.delay().of(result.secondsAfterEvidence().orElse(0)) : 0;
    }
}
