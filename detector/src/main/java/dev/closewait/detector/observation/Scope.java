package dev.closewait.detector.observation;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which sockets an {@link Observer} keeps; where both are given, a socket must meet both.
 *
 * @param port keeps the sockets and the listeners with this local port
 * @param pid keeps the sockets and the listeners that this process owns, and what came in by one of these listeners: the
 *     sockets that nobody owns yet because they wait in its backlog, and those that other processes own which hold that
 *     listener too, such as the workers of a pre-forking server
 */
public record Scope(OptionalInt port, OptionalLong pid) {
    private static final int HIGHEST_PORT = 65_535;

    public Scope {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > HIGHEST_PORT)) {
            throw new IllegalArgumentException("port " + port.getAsInt() + ": expected 1 to " + HIGHEST_PORT);
        }
        if (pid.isPresent() && pid.getAsLong() < 1) {
            throw new IllegalArgumentException("pid " + pid.getAsLong() + ": expected 1 or more");
        }
    }

    /** Every socket of the machine that this process may see. */
    public static Scope everything() {
        return new Scope(OptionalInt.empty(), OptionalLong.empty());
    }

    /** What concerns one local port, 1 to 65535. */
    public static Scope port(int port) {
        return new Scope(OptionalInt.of(port), OptionalLong.empty());
    }

    /** What concerns one process. */
    public static Scope pid(long pid) {
        return new Scope(OptionalInt.empty(), OptionalLong.of(pid));
    }
}
