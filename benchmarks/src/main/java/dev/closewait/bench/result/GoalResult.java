package dev.closewait.bench.result;

import java.util.OptionalDouble;

/**
 * A goal with what a run measured.
 *
 * @param goal the goal
 * @param value what was measured; empty where nothing was
 * @param size at which size; the goal's, unless the verdict says otherwise
 * @param verdict how the value stands to the bound
 */
public record GoalResult(Goal goal, OptionalDouble value, int size, Verdict verdict) {}
