package dev.closewait.scenarios.file;

import dev.closewait.sim.Transport;
import java.util.Collection;
import java.util.List;

/**
 * The server that is observed: server-sim, with its bugs.
 *
 * @param transport how it talks to the kernel
 * @param faults the bugs that it has; none makes it a healthy server
 * @param limits what it may have of its machine
 */
public record ServerSpec(Transport transport, List<FaultSpec> faults, LimitsSpec limits) {
    public ServerSpec {
        faults = List.copyOf(faults);
    }

    /** The same server without the faults of these names. */
    public ServerSpec without(Collection<String> names) {
        return new ServerSpec(transport, faults.stream().filter(fault -> !names.contains(fault.name())).toList(),
                limits);
    }

    /** The same server with these limits. */
    public ServerSpec limitedTo(LimitsSpec others) {
        return new ServerSpec(transport, faults, others);
    }

    /** The same server on another transport. */
    public ServerSpec on(Transport other) {
        return new ServerSpec(other, faults, limits);
    }
}
