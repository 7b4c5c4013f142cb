package dev.closewait.validation.contestant;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.EnumSet;
import java.util.Set;

/**
 * As much of a diagnosis as is scored.
 *
 * @param port the service's listening port; 0 for a process with outgoing connections
 * @param pattern the most severe pattern
 * @param also the patterns beside it
 */
public record Said(int port, Pattern pattern, Set<Pattern> also) {
    public Said {
        also = also.isEmpty() ? Set.of() : EnumSet.copyOf(also);
    }
}
