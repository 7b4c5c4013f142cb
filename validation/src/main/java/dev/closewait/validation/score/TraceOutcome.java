package dev.closewait.validation.score;

import java.util.List;
import java.util.Optional;

/**
 * What became of one trace.
 *
 * @param name the trace's name
 * @param results a result for each contestant, in their order; empty when the trace could not be scored
 * @param portrait what it looks like; empty unless its sockets were real
 * @param troubles what could not be read of it, in sentences
 */
record TraceOutcome(String name, List<TraceResult> results, Optional<Portrait> portrait, List<String> troubles) {
    TraceOutcome {
        results = List.copyOf(results);
        troubles = List.copyOf(troubles);
    }

    /** The same under another name. */
    TraceOutcome named(String other) {
        return new TraceOutcome(other, results.stream().map(result -> result.named(other)).toList(),
                portrait.map(drawn -> new Portrait(other, drawn.counts(), drawn.truthSeconds(), drawn.survival())),
                troubles);
    }

    /** A trace that could not be scored. */
    static TraceOutcome unscored(String name, List<String> troubles) {
        return new TraceOutcome(name, List.of(), Optional.empty(), troubles);
    }
}
