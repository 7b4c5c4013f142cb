package dev.closewait.lessons.kernel;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Role;
import dev.closewait.lessons.socket.LessonSocket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code sock:inet_sock_set_state} (include/trace/events/sock.h).
 *
 * @param nanos when, on the clock that the trace uses
 * @param remotePort 0 of a listener, and of a server's socket that is just being made
 */
record TraceLine(long nanos, int localPort, int remotePort, TcpState from, TcpState to) {
    private static final Pattern LINE = Pattern
            .compile(" ([0-9]+\\.[0-9]+): inet_sock_set_state: .* sport=([0-9]+) dport=([0-9]+)"
                    + " .* oldstate=TCP_([A-Z0-9_]+) newstate=TCP_([A-Z0-9_]+)");
    private static final int SECONDS_TO_NANOS = 9;
    /** The kernel's names where they are not those of RFC 9293. */
    private static final Map<String, TcpState> NAMES = Map.of("SYN_RECV", TcpState.SYN_RECEIVED, "FIN_WAIT1",
            TcpState.FIN_WAIT_1, "FIN_WAIT2", TcpState.FIN_WAIT_2, "CLOSE", TcpState.CLOSED);

    /** Reads a line; empty when it is of something else. */
    static Optional<TraceLine> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return state(matcher.group(4)).flatMap(from -> state(matcher.group(5))
                .map(to -> new TraceLine(
                        new BigDecimal(matcher.group(1)).scaleByPowerOfTen(SECONDS_TO_NANOS).longValue(),
                        Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), from, to)));
    }

    private static Optional<TcpState> state(String name) {
        return Optional.ofNullable(NAMES.get(name))
                .or(() -> List.of(TcpState.values()).stream().filter(state -> state.name().equals(name)).findFirst());
    }

    /** Whether it is about this socket, which is in that state; a client has no port yet when it begins to connect. */
    boolean isOf(LessonSocket socket, TcpState state) {
        boolean local = localPort == port(socket.local()) || (localPort == 0 && socket.role() == Role.CLIENT);
        return local && remotePort == port(socket.remote()) && from == (isBirth() ? comesFrom(state) : state);
    }

    /** Linux makes a server's socket as a copy of the listener, so it traces it as coming from LISTEN. */
    private boolean isBirth() {
        return from == TcpState.LISTEN && to == TcpState.SYN_RECEIVED;
    }

    /** What the table shows as SYN_RECEIVED is a request of which no socket has been made yet. */
    private static TcpState comesFrom(TcpState state) {
        return state == TcpState.CLOSED || state == TcpState.SYN_RECEIVED ? TcpState.LISTEN : state;
    }

    private static int port(Optional<Endpoint> endpoint) {
        return endpoint.map(Endpoint::port).orElse(0);
    }
}
