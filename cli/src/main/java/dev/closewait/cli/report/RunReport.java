package dev.closewait.cli.report;

import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import java.util.List;
import java.util.Locale;

/**
 * All that a report of a run is made of.
 *
 * @param results how each scenario came out, in the order in which they ran
 * @param portraits what each run looked like, in the same order
 * @param host the machine, in a line
 * @param seconds how long everything took
 */
public record RunReport(List<ScenarioResult> results, List<RunPortrait> portraits, String host, double seconds) {
    public RunReport {
        results = List.copyOf(results);
        portraits = List.copyOf(portraits);
    }

    /** The worst of all grades. */
    public Grade grade() {
        return ScenarioResult.worst(results);
    }

    /** What came out, in a sentence. */
    String headline() {
        long runs = results.stream().mapToLong(result -> result.outcomes().size()).sum();
        long skipped = results.stream().filter(result -> result.skipped().isPresent()).count();
        return String.format(Locale.ROOT, "%s: %d %s in %.1f s%s", grade(), runs, runs == 1 ? "run" : "runs", seconds,
                skipped == 0 ? "" : ", " + skipped + " skipped");
    }

    /** What a run is called: a twin by its scenario's name and that it is one. */
    static String name(Outcome outcome) {
        return outcome.twin() ? outcome.scenario() + " (twin)" : outcome.scenario();
    }
}
