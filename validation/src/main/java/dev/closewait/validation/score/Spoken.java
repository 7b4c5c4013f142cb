package dev.closewait.validation.score;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.contestant.Said;
import java.util.Optional;
import java.util.Set;

/**
 * What a contestant began to say at a look, and went on to say until the next of these.
 *
 * @param nanos the instant of the look, on the clock of its observations
 * @param said of the service that the trace is about; empty when it fell silent
 */
record Spoken(long nanos, Optional<Said> said) {
    /** The most severe pattern. */
    Optional<Pattern> pattern() {
        return said.map(Said::pattern);
    }

    /** Whether this is said, as the most severe or beside it. */
    boolean mentions(Pattern pattern) {
        return pattern().filter(pattern::equals).isPresent() || also().contains(pattern);
    }

    /** What is said beside the most severe pattern. */
    Set<Pattern> also() {
        return said.map(Said::also).orElse(Set.of());
    }
}
