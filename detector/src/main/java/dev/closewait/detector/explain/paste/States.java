package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.TcpState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States under the names that netstat, ss and lsof give them, on Linux and elsewhere. */
final class States {
    /** A state that was cut off is known by so many letters; fewer could be a word of another meaning. */
    private static final int LEAST_LETTERS = 6;

    private static final Map<String, TcpState> BY_NAME = Map.ofEntries(
            Map.entry("ESTABLISHED", TcpState.ESTABLISHED), Map.entry("ESTAB", TcpState.ESTABLISHED),
            Map.entry("SYN_SENT", TcpState.SYN_SENT), Map.entry("SYN_RECV", TcpState.SYN_RECEIVED),
            Map.entry("SYN_RCVD", TcpState.SYN_RECEIVED), Map.entry("SYN_RECEIVED", TcpState.SYN_RECEIVED),
            Map.entry("FIN_WAIT1", TcpState.FIN_WAIT_1), Map.entry("FIN_WAIT_1", TcpState.FIN_WAIT_1),
            Map.entry("FIN_WAIT2", TcpState.FIN_WAIT_2), Map.entry("FIN_WAIT_2", TcpState.FIN_WAIT_2),
            Map.entry("TIME_WAIT", TcpState.TIME_WAIT), Map.entry("CLOSE", TcpState.CLOSED),
            Map.entry("CLOSED", TcpState.CLOSED), Map.entry("UNCONN", TcpState.CLOSED),
            Map.entry("CLOSE_WAIT", TcpState.CLOSE_WAIT), Map.entry("LAST_ACK", TcpState.LAST_ACK),
            Map.entry("LISTEN", TcpState.LISTEN), Map.entry("LISTENING", TcpState.LISTEN),
            Map.entry("CLOSING", TcpState.CLOSING));

    private States() {}

    /** The state of this name in any spelling, also when its end is cut off: {@code CLOSE_WA}. */
    static Optional<TcpState> of(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0)) || text.indexOf(':') >= 0) {
            return Optional.empty();
        }
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        TcpState state = BY_NAME.get(name);
        if (state != null || name.length() < LEAST_LETTERS) {
            return Optional.ofNullable(state);
        }
        List<TcpState> begun = BY_NAME.entrySet()
                .stream()
                .filter(known -> known.getKey().startsWith(name))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    /** The state that an {@code ss} command asks for: {@code ss -tn state close-wait}. */
    static Optional<TcpState> askedFor(List<String> command) {
        int state = command.indexOf("state");
        return state < 0 || state + 1 >= command.size() ? Optional.empty() : of(command.get(state + 1));
    }
}
