package dev.closewait.bench.load;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.scenarios.run.Program;
import dev.closewait.sim.JvmFlags;
import dev.closewait.sim.Transport;
import java.util.List;
import java.util.Optional;

/** The ways in which a simulator can be started that make a difference to how fast it gets. */
final class Variants {
    private Variants() {}

    /** A simulator's command with all compilers, as for a load that goes on; scenarios start it with the first alone. */
    static List<String> withAllCompilers(Program simulator) {
        return simulator.start().stream().filter(flag -> !JvmFlags.SOON.contains(flag)).toList();
    }

    /** Makes sure that the kernel lets us use a transport. */
    static void require(Transport transport) throws MissingToolException {
        Optional<String> unavailable = transport.unavailable();
        if (unavailable.isPresent()) {
            throw new MissingToolException(transport + " is not available: " + unavailable.get());
        }
    }
}
