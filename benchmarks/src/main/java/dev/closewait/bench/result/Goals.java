package dev.closewait.bench.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.type.TypeReference;

/** The goals there are, from {@code goals.json}, and what a run says of them. */
public final class Goals {
    private Goals() {}

    /** All goals, in reading order. */
    public static List<Goal> all() {
        try (InputStream file = Objects.requireNonNull(Goals.class.getResourceAsStream("goals.json"))) {
            return Results.JSON.readValue(file, new TypeReference<List<Goal>>() {});
        } catch (IOException unreadable) {
            throw new IllegalStateException("goals.json is a part of this program and cannot be read", unreadable);
        }
    }

    /** Fills the goals in. */
    public static List<GoalResult> judge(List<Goal> goals, List<ComparisonResult> measured) {
        return goals.stream().map(goal -> judge(goal, measured)).toList();
    }

    private static GoalResult judge(Goal goal, List<ComparisonResult> measured) {
        List<ComparisonResult> candidates = measured.stream()
                .filter(each -> each.comparison().equals(goal.comparison())
                        && each.find(goal.contender(), goal.quantity()).isPresent())
                .toList();
        Optional<ComparisonResult> there = at(goal.size(), candidates);
        Optional<ComparisonResult> nearest = there
                .or(() -> candidates.stream().max(Comparator.comparingInt(ComparisonResult::size)));
        OptionalDouble value = nearest.map(result -> value(goal, result, candidates)).orElseGet(OptionalDouble::empty);
        int size = nearest.map(ComparisonResult::size).orElse(goal.size());
        return new GoalResult(goal, value, size,
                verdict(goal, value, there.isPresent() && comparable(goal, candidates)));
    }

    private static Verdict verdict(Goal goal, OptionalDouble value, boolean atItsSize) {
        if (value.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        if (!atItsSize) {
            return Verdict.OTHER_SIZE;
        }
        return goal.allows(value.getAsDouble()) ? Verdict.MET : Verdict.MISSED;
    }

    /** Whether what it is divided by was measured at the size that the goal names. */
    private static boolean comparable(Goal goal, List<ComparisonResult> candidates) {
        return goal.against().map(against -> at(against.size(), candidates).isPresent()).orElse(true);
    }

    private static OptionalDouble value(Goal goal, ComparisonResult there, List<ComparisonResult> candidates) {
        OptionalDouble own = median(there, goal.contender(), goal.quantity());
        if (goal.against().isEmpty()) {
            return own;
        }
        Goal.Against against = goal.against().get();
        OptionalDouble other = median(divisor(goal, against, there, candidates), against.contender(), goal.quantity());
        return own.isPresent() && other.isPresent()
                ? OptionalDouble.of(own.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** At the goal's other size, or else at the smallest there is; at the same size where the goal names but one. */
    private static ComparisonResult divisor(Goal goal, Goal.Against against, ComparisonResult there,
            List<ComparisonResult> candidates) {
        if (against.size() == goal.size()) {
            return there;
        }
        return at(against.size(), candidates)
                .or(() -> candidates.stream().min(Comparator.comparingInt(ComparisonResult::size)))
                .orElse(there);
    }

    private static Optional<ComparisonResult> at(int size, List<ComparisonResult> candidates) {
        return candidates.stream().filter(each -> each.size() == size).findFirst();
    }

    private static OptionalDouble median(ComparisonResult result, String contender, Quantity quantity) {
        return result.find(contender, quantity)
                .map(found -> OptionalDouble.of(found.median()))
                .orElseGet(OptionalDouble::empty);
    }
}
