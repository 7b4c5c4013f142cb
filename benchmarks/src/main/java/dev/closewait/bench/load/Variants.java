package dev.closewait.bench.load;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.scenarios.run.Program;
import dev.closewait.sim.Transport;
import java.util.List;
import java.util.Optional;

/** The ways in which a simulator can be started that make a difference to how fast it gets. */
final class Variants {
    /** As scenarios start it, with C1 only, it is up sooner and disturbs less; it never gets as fast. */
    private static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

    private Variants() {}

    /** A simulator's command without that limit, as for a load that goes on. */
    static List<String> withAllCompilers(Program simulator) {
        return simulator.start().stream().filter(flag -> !flag.equals(C1_ONLY)).toList();
    }

    /** Makes sure that the kernel lets us use a transport. */
    static void require(Transport transport) throws MissingToolException {
        Optional<String> unavailable = transport.unavailable();
        if (unavailable.isPresent()) {
            throw new MissingToolException(transport + " is not available: " + unavailable.get());
        }
    }
}
