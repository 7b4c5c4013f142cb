package dev.closewait.validation.score;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.trace.Label;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/**
 * Which looks showed a socket of the service. Of a simulation it is known only at the end since when the label held, so the
 * instants are kept until then, eight bytes each; of a recording nothing is kept but the first.
 */
final class Sights {
    private static final int FIRST_CAPACITY = 64;

    private final OptionalInt port;
    private final OptionalLong since;
    private long[] nanos = new long[FIRST_CAPACITY];
    private int size;
    private int sockets;
    private boolean any;

    /**
     * Of the service that a label is about.
     *
     * @param whole whether the label will change no more
     */
    Sights(Label label, boolean whole) {
        port = label.port();
        since = whole ? OptionalLong.of(evidenceFrom(label)) : OptionalLong.empty();
    }

    /** From when on there can be evidence: of a leak, the first FIN of a socket that leaked. */
    static long evidenceFrom(Label label) {
        return label.leakedNanos().isEmpty() ? label.sinceNanos() : label.leakedNanos().getFirst();
    }

    /** Takes the next look. */
    void see(Observation look) {
        sockets = count(look);
        if (sockets == 0) {
            return;
        }
        any = true;
        boolean needed = since.isEmpty() || (size == 0 && look.nanos() >= since.getAsLong());
        if (needed) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            nanos[size++] = look.nanos();
        }
    }

    /** How many sockets of the service the last look showed. */
    int sockets() {
        return sockets;
    }

    /** Whether any look showed a socket of it. */
    boolean any() {
        return any;
    }

    /** The first look at or after this instant that showed a socket of it. */
    OptionalLong firstFrom(long instant) {
        return Arrays.stream(nanos, 0, size).filter(look -> look >= instant).findFirst();
    }

    /** Tells which rows of a look are sockets of the service: those of its port, or else those of no port listened on. */
    static IntPredicate rowsOf(OptionalInt port, Observation look) {
        SocketColumns sockets = look.closeWait();
        if (port.isPresent()) {
            return row -> sockets.localPort(row) == port.getAsInt();
        }
        SocketColumns listeners = look.listeners();
        int[] listened = new int[listeners.size()];
        Arrays.setAll(listened, listeners::localPort);
        Arrays.sort(listened);
        return row -> Arrays.binarySearch(listened, sockets.localPort(row)) < 0;
    }

    private int count(Observation look) {
        IntPredicate ours = rowsOf(port, look);
        int count = 0;
        for (int row = 0; row < look.closeWait().size(); row++) {
            count += ours.test(row) ? 1 : 0;
        }
        return count;
    }
}
