package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.TcpState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code netstat -tn}, with {@code -p}, {@code -e}, {@code -o} and without {@code -n}:
 *
 * <pre>tcp  160  0  10.0.0.1:80  10.0.0.2:51584  CLOSE_WAIT  [33  48211]  [811/java]  [off (0.00/0/0)]</pre>
 *
 * Without {@code tcp}, without queues (as Windows prints it), without the remote end or cut off behind the local one it is
 * still a row. BSD and macOS print {@code tcp4} and {@code 10.0.0.1.80}; their Recv-Q does not count the FIN, so it is not
 * taken.
 */
final class NetstatRows implements RowParser {
    /** What may stand before the protocol: the time and the host of a log, the number of a line. */
    private static final int FURTHEST_PROTOCOL = 5;

    @Override
    public Optional<PastedSocket> parse(Line line) {
        int protocol = protocol(line);
        Queues queues = Queues.at(line, protocol + 1);
        String localText = line.word(queues.next());
        if (localText.isEmpty() || States.of(localText).isPresent()) {
            return Optional.empty();
        }
        int next = queues.next() + 1;
        Optional<TcpState> state = States.of(line.word(next));
        String remoteText = "";
        if (state.isEmpty()) {
            remoteText = line.word(next++);
            state = States.of(line.word(next));
        }
        if (protocol < 0 ? state.isEmpty() || localText.indexOf(':') < 0 : !queues.both() && state.isEmpty()) {
            return Optional.empty();
        }
        boolean dotted = protocol >= 0 && dotted(line.word(protocol), localText);
        Rest rest = Rest.of(line, next + 1);
        return Optional.of(new PastedSocket(line.number(), Source.NETSTAT, state,
                dotted ? OptionalLong.empty() : queues.receive(), dotted ? OptionalLong.empty() : queues.send(),
                endpoint(localText, dotted),
                remoteText.isEmpty() ? Optional.empty() : Optional.of(endpoint(remoteText, dotted)), rest.inode(),
                rest.owner(), rest.unowned(), Optional.empty()));
    }

    private static int protocol(Line line) {
        for (int place = 0; place < Math.min(FURTHEST_PROTOCOL, line.words().size()); place++) {
            switch (line.word(place)) {
                case "tcp", "tcp4", "tcp6", "tcp46", "TCP", "TCPv6" -> {
                    return place;
                }
                default -> {
                    // goes on
                }
            }
        }
        return -1;
    }

    private static boolean dotted(String protocol, String endpoint) {
        boolean bsd = protocol.equals("tcp4") || protocol.equals("tcp46") || protocol.equals("tcp6");
        int dot = endpoint.lastIndexOf('.');
        boolean onlyDot = dot >= 0 && endpoint.indexOf('.') == dot;
        return bsd && dot > endpoint.lastIndexOf(':') && (!protocol.equals("tcp6") || onlyDot);
    }

    private static PastedEndpoint endpoint(String text, boolean dotted) {
        return dotted ? PastedEndpoint.ofDotted(text) : PastedEndpoint.of(text);
    }

    /** The columns behind the state: {@code -e} puts user and inode first, {@code -p} the owner behind them. */
    private record Rest(OptionalLong inode, Optional<Owner> owner, boolean unowned) {
        static Rest of(Line line, int from) {
            long inode = line.word(from).indexOf('/') < 0 && !line.word(from).equals("-")
                    ? Numbers.whole(line.word(from + 1))
                    : Numbers.NONE;
            Optional<Owner> owner = Optional.empty();
            boolean unowned = false;
            for (int place = from; place < line.words().size() && owner.isEmpty(); place++) {
                unowned |= line.word(place).equals("-");
                owner = owner(line.word(place));
            }
            return new Rest(inode < 0 ? OptionalLong.empty() : OptionalLong.of(inode), owner, unowned);
        }

        /** {@code 811/java}; not the timer, which is {@code (0.00/0/0)}. */
        private static Optional<Owner> owner(String word) {
            int slash = word.indexOf('/');
            long pid = slash <= 0 ? Numbers.NONE : Numbers.whole(word.substring(0, slash));
            return pid <= 0 ? Optional.empty() : Optional.of(new Owner(word.substring(slash + 1), pid));
        }
    }
}
