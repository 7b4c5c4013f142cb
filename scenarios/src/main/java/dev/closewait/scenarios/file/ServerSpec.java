package dev.closewait.scenarios.file;

import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The server that is put under load: server-sim with its bugs, or a foreign one, which a command or an image starts.
 *
 * @param transport how server-sim talks to the kernel
 * @param faults the bugs that server-sim has; none makes it a healthy server
 * @param limits what it may have of its machine
 * @param command what starts a foreign server: on this machine, or in a container of its image
 * @param image what a foreign server's container is made from
 * @param port where a foreign server listens; without it, we choose one and tell it
 * @param ready how long a foreign server may take until it listens
 */
public record ServerSpec(Transport transport, List<FaultSpec> faults, LimitsSpec limits, Optional<CommandSpec> command,
        Optional<String> image, Optional<Integer> port, Optional<Duration> ready) {
    public ServerSpec {
        faults = List.copyOf(faults);
    }

    /** Whether it is any other server than server-sim. */
    public boolean foreign() {
        return command.isPresent() || image.isPresent();
    }

    /** What a foreign server is called: its command, or else its image. */
    public String name() {
        return command.map(CommandSpec::toString).or(() -> image.map(name -> "image " + name)).orElse("server-sim");
    }

    /** The same server without the faults of these names. */
    public ServerSpec without(Collection<String> names) {
        return new ServerSpec(transport, faults.stream().filter(fault -> !names.contains(fault.name())).toList(),
                limits, command, image, port, ready);
    }

    /** The same server with these limits. */
    public ServerSpec limitedTo(LimitsSpec others) {
        return new ServerSpec(transport, faults, others, command, image, port, ready);
    }

    /** The same server on another transport; what a foreign one talks through is its own affair. */
    public ServerSpec on(Transport other) {
        return new ServerSpec(other, faults, limits, command, image, port, ready);
    }

    /** What another command or another image starts in its place; where neither is given, the same server. */
    public ServerSpec startedBy(Optional<CommandSpec> other, Optional<String> otherImage) {
        return new ServerSpec(transport, faults, limits, other.or(() -> command), otherImage.or(() -> image), port,
                ready);
    }
}
