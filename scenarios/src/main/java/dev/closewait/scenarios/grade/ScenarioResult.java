package dev.closewait.scenarios.grade;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a scenario came out: its own run and its twin's.
 *
 * @param main the run with the bug
 * @param twin the run without it; empty when the scenario has no twin
 */
public record ScenarioResult(Outcome main, Optional<Outcome> twin) {
    /** Both runs, or the one there is. */
    public List<Outcome> outcomes() {
        return Stream.concat(Stream.of(main), twin.stream()).toList();
    }

    /** The worse grade of the two. */
    public Grade grade() {
        return twin.map(Outcome::grade).map(main.grade()::and).orElse(main.grade());
    }
}
