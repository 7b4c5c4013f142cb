package dev.closewait.detector.observation;

import java.util.OptionalLong;
import java.util.Set;

/**
 * Which sockets an {@link Observer} keeps; where both are given, a socket must meet both.
 *
 * @param ports keeps the sockets and the listeners with one of these local ports; with none, whatever their port is
 * @param pid keeps the sockets and the listeners that this process owns, and what came in by one of these listeners: the
 *     sockets that nobody owns yet because they wait in its backlog, and those that other processes own which hold that
 *     listener too, such as the workers of a pre-forking server
 */
public record Scope(Set<Integer> ports, OptionalLong pid) {
    private static final int HIGHEST_PORT = 65_535;

    public Scope {
        ports = Set.copyOf(ports);
        for (int port : ports) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("port " + port + ": expected 1 to " + HIGHEST_PORT);
            }
        }
        if (pid.isPresent() && pid.getAsLong() < 1) {
            throw new IllegalArgumentException("pid " + pid.getAsLong() + ": expected 1 or more");
        }
    }

    /** Every socket of the machine that this process may see. */
    public static Scope everything() {
        return new Scope(Set.of(), OptionalLong.empty());
    }

    /** What concerns one local port, 1 to 65535. */
    public static Scope port(int port) {
        return ports(Set.of(port));
    }

    /** What concerns any of these local ports, 1 to 65535. */
    public static Scope ports(Set<Integer> ports) {
        return new Scope(ports, OptionalLong.empty());
    }

    /** What concerns one process. */
    public static Scope pid(long pid) {
        return new Scope(Set.of(), OptionalLong.of(pid));
    }
}
