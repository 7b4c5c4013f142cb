package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What mistakes cost, in the eyes of one kind of user. Costs have no unit: only their ratios matter. {@code
 * docs/scorecard.md} has the formula that they enter.
 *
 * @param name what it is chosen by, such as {@code balanced}
 * @param story whose eyes these are
 * @param nothing by what happened: of saying nothing; over 0, for it is what all is measured by
 * @param said by what happened, then by what was said instead; for every other pattern
 * @param forbidden of saying what happened in the end, and at some look what must never be said of it; at most, for it costs
 *     no more than to be wrong in the end
 * @param missing of not saying what stood beside it
 * @param lost of a trace that was lost
 * @param delay of a second from the first evidence to finding a problem
 * @param falseAlarms of beginning to say a problem that is none
 * @param retractions of taking a problem back
 */
public record CostProfile(String name, String story, Map<Pattern, Double> nothing,
        Map<Pattern, Map<Pattern, Double>> said, double forbidden, double missing, double lost, Charge delay,
        Charge falseAlarms, Charge retractions) {
    /**
     * A profile.
     *
     * @throws IllegalArgumentException when a cost lacks or is out of its range; it says which
     */
    public CostProfile {
        Map<Pattern, Double> silence = new EnumMap<>(Pattern.class);
        silence.putAll(nothing);
        nothing = Collections.unmodifiableMap(silence);
        Map<Pattern, Map<Pattern, Double>> table = new EnumMap<>(Pattern.class);
        said.forEach((truth, costs) -> {
            Map<Pattern, Double> row = new EnumMap<>(Pattern.class);
            row.putAll(costs);
            table.put(truth, Collections.unmodifiableMap(row));
        });
        said = Collections.unmodifiableMap(table);
        for (Pattern truth : Pattern.values()) {
            requireCosts(truth, nothing, said);
        }
        DoubleStream.of(forbidden, missing, lost, delay.each(), delay.atMost(), falseAlarms.each(),
                falseAlarms.atMost(), retractions.each(), retractions.atMost())
                .forEach(cost -> require(cost >= 0 && Double.isFinite(cost), "a cost of " + cost, "a number from 0"));
        double leastSilence = problems(silence).mapToDouble(Double::doubleValue).min().orElse(0);
        double leastMistake = problems(table).flatMap(row -> row.values().stream())
                .mapToDouble(Double::doubleValue)
                .reduce(Math.min(forbidden, leastSilence), Math::min);
        require(missing + delay.atMost() <= leastMistake,
                "missing and delay.atMost, " + (missing + delay.atMost()) + " together",
                "no more than any mistake about a problem costs, " + leastMistake + ", for late is better than wrong");
    }

    /** What it costs to have said this at the end, or nothing, where something else happened. */
    double wrong(Pattern truth, Optional<Pattern> answer) {
        if (answer.isEmpty()) {
            return nothing(truth);
        }
        return answer.get() == truth
                ? forbidden(truth)
                : said.getOrDefault(truth, Map.of()).getOrDefault(answer.get(), lost);
    }

    /** Whoever is wrong at the end has made a mistake more: no such mistake may be the cheaper one. */
    private double forbidden(Pattern truth) {
        return said.getOrDefault(truth, Map.of())
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .reduce(Math.min(forbidden, nothing(truth)), Math::min);
    }

    /** What it costs to say nothing where this happened. */
    double nothing(Pattern truth) {
        return nothing.getOrDefault(truth, 0.0);
    }

    private static <T> Stream<T> problems(Map<Pattern, T> byTruth) {
        return byTruth.entrySet().stream().filter(entry -> entry.getKey().problem()).map(Map.Entry::getValue);
    }

    private static void requireCosts(Pattern truth, Map<Pattern, Double> nothing,
            Map<Pattern, Map<Pattern, Double>> said) {
        double silence = nothing.getOrDefault(truth, 0.0);
        require(silence > 0 && Double.isFinite(silence), "nothing." + truth + " of " + silence, "a number over 0");
        Map<Pattern, Double> row = said.getOrDefault(truth, Map.of());
        for (Pattern other : Pattern.values()) {
            double cost = other == truth ? 0 : row.getOrDefault(other, -1.0);
            require(cost >= 0 && Double.isFinite(cost), "said." + truth + "." + other,
                    "a number from 0, what it costs to say " + other
                            + " where " + truth + " happened");
        }
        require(!row.containsKey(truth), "said." + truth + "." + truth, "nothing, because it costs nothing");
    }

    private static void require(boolean holds, String what, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": expected " + expected);
        }
    }
}
