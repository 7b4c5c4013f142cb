package dev.closewait.scenarios.grade;

import java.util.List;
import java.util.Optional;

/**
 * How a scenario came out.
 *
 * @param scenario its name
 * @param outcomes its own run, then its twin's; each followed by what ran beside it. Empty when it was skipped
 * @param skipped why it did not run; empty when it did
 */
public record ScenarioResult(String scenario, List<Outcome> outcomes, Optional<String> skipped) {
    public ScenarioResult {
        outcomes = List.copyOf(outcomes);
    }

    /** One that ran. */
    public static ScenarioResult of(String scenario, List<Outcome> outcomes) {
        return new ScenarioResult(scenario, outcomes, Optional.empty());
    }

    /** One that did not run, and why. */
    public static ScenarioResult skipped(String scenario, String why) {
        return new ScenarioResult(scenario, List.of(), Optional.of(why));
    }

    /** The worst grade of its runs; of a skipped one, that nothing was tested. */
    public Grade grade() {
        return outcomes.stream().map(Outcome::grade).reduce(Grade::and).orElse(Grade.UNKNOWN);
    }

    /** The worst grade of all that ran; {@code UNKNOWN} when nothing did. */
    public static Grade worst(List<ScenarioResult> results) {
        return results.stream()
                .filter(result -> result.skipped().isEmpty())
                .map(ScenarioResult::grade)
                .reduce(Grade::and)
                .orElse(Grade.UNKNOWN);
    }
}
