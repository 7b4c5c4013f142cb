package dev.closewait.validation.simulation;

import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceSource;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A service that can be simulated again and again, and is the same each time.
 *
 * @param name what its trace is called
 * @param seed of its looks; also told of in its header
 * @param minutes how long it is watched, in virtual time
 * @param mostLeaked it ends sooner when so many sockets have leaked, over half a minute at least: more of them teach
 *     nothing, and cost at every look
 * @param looks when it is looked at
 * @param port its listening port; empty for a process with outgoing connections
 * @param begin makes it, and tells a witness what becomes of its connections
 */
record Simulation(String name, long seed, double minutes, int mostLeaked, LookSchedule looks, OptionalInt port,
        Function<Witness, Subject> begin) implements TraceSource {
    private static final int MOST_LEAKED = 2_000;

    /** A server that a plan describes. */
    static Simulation of(String name, long seed, double minutes, LookSchedule looks, Plan plan) {
        return new Simulation(name, seed, minutes, MOST_LEAKED, looks, OptionalInt.of(SimulatedServer.PORT),
                witness -> new SimulatedServer(plan, seed, witness));
    }

    /** A process with a pool of outgoing connections. */
    static Simulation of(String name, long seed, double minutes, LookSchedule looks, ClientPool.Settings pool) {
        return new Simulation(name, seed, minutes, MOST_LEAKED, looks, OptionalInt.empty(),
                _ -> new ClientPool(pool, seed));
    }

    Simulation atMostLeaked(int sockets) {
        return new Simulation(name, seed, minutes, sockets, looks, port, begin);
    }

    @Override
    public Trace open() {
        return new SimulatedTrace(this);
    }
}
