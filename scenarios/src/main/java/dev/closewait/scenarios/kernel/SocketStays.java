package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** How long each socket of a recording stood in CLOSE_WAIT. Sockets are told apart by their cookie. */
public final class SocketStays {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<Long, Stay> bySocket = new HashMap<>();
    private final Set<Long> stayed = new HashSet<>();

    /** Of these looks, the oldest first. */
    public SocketStays(List<Observation> observations) {
        this(observations, List.of());
    }

    /**
     * Of these looks, the oldest first.
     *
     * @param restarts when the server's process ended: what it held then was closed by the kernel, and had not left; of what
     *     only the last look before it showed nobody knows, for it may have been about to be closed
     */
    SocketStays(List<Observation> observations, List<Long> restarts) {
        observations.forEach(this::see);
        stayed.addAll(Cookies.of(observations.getLast().closeWait()));
        for (long restart : restarts) {
            observations.stream()
                    .filter(look -> look.nanos() < restart)
                    .reduce((_, later) -> later)
                    .ifPresent(last -> Cookies.of(last.closeWait())
                            .stream()
                            .filter(cookie -> stay(cookie).firstSeenNanos() < last.nanos())
                            .forEach(stayed::add));
        }
    }

    /**
     * Each look gives a socket's age as a lower bound, which an acknowledgement after the FIN makes worse; so the look
     * that puts the FIN earliest is the one nearest to it.
     */
    private void see(Observation look) {
        SocketColumns sockets = look.closeWait();
        for (int row = 0; row < sockets.size(); row++) {
            long age = Math.max(0, sockets.sinceAckReceivedMillis(row)) * NANOS_PER_MILLI;
            Stay seen = new Stay(sockets.cookie(row), look.nanos() - age, look.nanos(), look.nanos());
            bySocket.merge(seen.cookie(), seen, (before, now) -> new Stay(before.cookie(),
                    Math.min(before.enteredNanos(), now.enteredNanos()), before.firstSeenNanos(), now.lastSeenNanos()));
        }
    }

    /** The sockets that were still there at the end, or when their process ended; the earliest FIN first. */
    public List<Stay> neverLeft() {
        return stayed.stream()
                .map(this::stay)
                .sorted(Comparator.comparingLong(Stay::enteredNanos))
                .toList();
    }

    /** The others, the earliest FIN first. */
    public List<Stay> left() {
        return bySocket.values()
                .stream()
                .filter(stay -> !stayed.contains(stay.cookie()))
                .sorted(Comparator.comparingLong(Stay::enteredNanos))
                .toList();
    }

    /** Every socket that was seen. */
    Stream<Stay> all() {
        return bySocket.values().stream();
    }

    /** The longest time, in nanoseconds, that any socket of this look had been there by then. */
    public long oldestNanos(Observation look) {
        return Cookies.of(look.closeWait())
                .stream()
                .mapToLong(cookie -> look.nanos() - stay(cookie).enteredNanos())
                .max()
                .orElse(0);
    }

    private Stay stay(long cookie) {
        return Objects.requireNonNull(bySocket.get(cookie), "a socket of another recording");
    }
}
