package dev.closewait.validation.score;

import java.util.List;
import java.util.SortedMap;

/**
 * How one contestant did.
 *
 * @param name what it is called
 * @param origin where it comes from
 * @param results a result for each trace, in the order of the traces
 * @param confusion what it said of what
 * @param patterns recall and precision of each pattern that happened or was said, the most severe first
 * @param delays how long it took
 * @param serviceHours how long harmless services were watched
 * @param falseAlarms how often a problem was said of them
 * @param retractions how often it took a problem back, in all traces
 * @param nanosPerObservation what a look cost it; a median
 * @param curves how it does as sampling gets sparser and leaks get rarer; empty when that was not asked for
 * @param scores 0 to 100 by the name of the cost profile
 */
public record ContestantCard(String name, String origin, List<TraceResult> results, Confusion confusion,
        List<PatternFigures> patterns, Delays delays, double serviceHours, int falseAlarms, int retractions,
        double nanosPerObservation, List<Curve> curves, SortedMap<String, Double> scores) {
    private static final double THOUSAND = 1_000;

    public ContestantCard {
        results = List.copyOf(results);
        patterns = List.copyOf(patterns);
        curves = List.copyOf(curves);
    }

    /** Per 1,000 hours of harmless service. */
    public double falseAlarmsPerThousandHours() {
        return serviceHours == 0 ? 0 : falseAlarms / serviceHours * THOUSAND;
    }
}
