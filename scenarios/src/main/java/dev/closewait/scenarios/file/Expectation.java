package dev.closewait.scenarios.file;

import dev.closewait.detector.diagnosis.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a detector must say.
 *
 * @param diagnosis what it must say when the load ends
 * @param also what must stand beside it when the load ends
 * @param within how soon, from the first moment that the kernel's truth held: for a leak, from the FIN of the first
 *     leaked socket, not counting time in which the server waited for a CPU; empty when any moment under load will do
 * @param never what it must not say at any look; that a service is starved of CPU, only where the kernel says that it was not
 * @param leakedAtMost how many sockets may have leaked when it finds the leak; empty when any number may
 */
public record Expectation(Pattern diagnosis, Set<Pattern> also, Optional<Duration> within, Set<Pattern> never,
        OptionalInt leakedAtMost) {
    public Expectation {
        also = Set.copyOf(also);
        never = Set.copyOf(never);
    }
}
