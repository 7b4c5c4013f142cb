package dev.closewait.scenarios.file;

import dev.closewait.client.behaviour.Behaviour;
import dev.closewait.detector.diagnosis.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same scenario without its bug: what differs, and how that must come out.
 *
 * @param without the faults that it leaves out
 * @param behaviour what its clients do instead; empty when they do the same
 * @param limits what its server may have instead; empty when it is the same
 * @param hogs how many processes compete with it instead; empty when it is as many
 * @param events what happens under load instead; empty when it is the same
 * @param command what starts its foreign server instead; empty when it is the same
 * @param image what its foreign server's container is made from instead; empty when it is the same
 * @param diagnosis what a detector must say of it: {@code HEALTHY}, or another that means no harm
 * @param kernel what the kernel must show of it
 */
public record TwinSpec(Set<String> without, Optional<Behaviour> behaviour, Optional<LimitsSpec> limits,
        Optional<Integer> hogs, Optional<List<EventSpec>> events, Optional<CommandSpec> command, Optional<String> image,
        Pattern diagnosis, KernelSpec kernel) {
    public TwinSpec {
        without = Set.copyOf(without);
        events = events.map(List::copyOf);
    }
}
