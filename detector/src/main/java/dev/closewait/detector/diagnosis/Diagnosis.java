package dev.closewait.detector.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a detector says of one service.
 *
 * @param service what it is about
 * @param pattern the most severe pattern found
 * @param also the other patterns found beside it
 * @param confidence how sure, 0 to 1
 * @param since when this pattern was first said of the service
 * @param evidence why, in sentences that a person can check against {@code ss}
 * @param forecast where a leak leads; empty for every other pattern
 * @param remedy what to do about it; empty when nothing is wrong
 */
public record Diagnosis(Service service, Pattern pattern, List<Pattern> also, double confidence, Instant since,
        List<String> evidence, Optional<Forecast> forecast, Optional<String> remedy) {
    public Diagnosis {
        also = List.copyOf(also);
        evidence = List.copyOf(evidence);
    }
}
