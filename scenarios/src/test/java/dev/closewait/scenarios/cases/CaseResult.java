package dev.closewait.scenarios.cases;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How one run of a case came out.
 *
 * @param plan the case
 * @param seed the run's seed
 * @param truth what the kernel showed; where it did not hold nothing was tested
 * @param heard what each detector said, the default one first
 * @param wallTime how long the run took
 */
record CaseResult(Case plan, int seed, Truth truth, List<Heard> heard, Duration wallTime) {
    CaseResult {
        heard = List.copyOf(heard);
    }

    /** What the default detector said. */
    Heard ofDefault() {
        return heard.getFirst();
    }

    /** A line for people who wait for the next run. */
    @Override
    public String toString() {
        String outcome = truth.held()
                ? heard.stream().map(CaseResult::line).collect(Collectors.joining(", "))
                : "UNKNOWN: " + truth.missing();
        return String.format(Locale.ROOT, "%s #%d (%.0f s): %s", plan.name(), seed, wallTime.toMillis() / 1e3, outcome);
    }

    private static String line(Heard heard) {
        String when = heard.seconds().isPresent()
                ? String.format(Locale.ROOT, " after %.1f s", heard.seconds().getAsDouble())
                : "";
        return heard.detector() + " " + heard.wrong().map(wrong -> "WRONG: " + wrong).orElse("correct" + when);
    }
}
