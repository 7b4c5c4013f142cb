package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.TcpState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code lsof -i} and {@code lsof -nP -iTCP}, with {@code -Tqs} or without:
 *
 * <pre>java 811 app 7u IPv4 48211 0t0 TCP 10.0.0.1:80-&gt;10.0.0.2:51584 (CLOSE_WAIT QR=160 QS=0)</pre>
 */
final class LsofRows implements RowParser {
    private static final String ARROW = "->";

    @Override
    public Optional<PastedSocket> parse(Line line) {
        int family = place(line, "IPv4", "IPv6");
        int protocol = place(line, "TCP", "TCP");
        String ends = line.word(protocol + 1);
        int arrow = ends.indexOf(ARROW);
        if (protocol < 0 || ends.isEmpty() || (family < 0 && arrow < 0)) {
            return Optional.empty();
        }
        String told = parenthesized(line.text());
        Optional<TcpState> state = States.of(told.isEmpty() ? "" : told.split(" ", 2)[0]);
        long inode = family < 0 ? Numbers.NONE : Numbers.whole(line.word(family + 1));
        return Optional.of(new PastedSocket(line.number(), Source.LSOF, state, queue(told, "QR="), queue(told, "QS="),
                PastedEndpoint.of(arrow < 0 ? ends : ends.substring(0, arrow)),
                arrow < 0
                        ? Optional.empty()
                        : Optional.of(PastedEndpoint.of(ends.substring(arrow + ARROW.length()))),
                inode < 0 ? OptionalLong.empty() : OptionalLong.of(inode), owner(line, family), false,
                Optional.empty()));
    }

    private static int place(Line line, String one, String other) {
        for (int place = 0; place < line.words().size(); place++) {
            if (line.word(place).equals(one) || line.word(place).equals(other)) {
                return place;
            }
        }
        return -1;
    }

    /** The command and the first number behind it; a line that is cut off at the left has neither. */
    private static Optional<Owner> owner(Line line, int family) {
        for (int place = 1; place < family; place++) {
            long pid = Numbers.whole(line.word(place));
            if (pid > 0) {
                return Optional.of(new Owner(line.word(place - 1), pid));
            }
        }
        return Optional.empty();
    }

    private static String parenthesized(String text) {
        int open = text.lastIndexOf('(');
        int close = text.indexOf(')', Math.max(0, open));
        return open < 0 ? "" : text.substring(open + 1, close < 0 ? text.length() : close);
    }

    private static OptionalLong queue(String told, String key) {
        int at = told.indexOf(key);
        long bytes = at < 0 ? Numbers.NONE : Numbers.at(told, at + key.length());
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
