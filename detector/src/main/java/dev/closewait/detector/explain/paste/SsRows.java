package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.TcpState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code ss -tn}, with {@code -e}, {@code -i}, {@code -p}; asked for one state it prints no state:
 *
 * <pre>[tcp] [CLOSE-WAIT] 78  0  127.0.0.1:8080  [::ffff:10.0.0.2]:38317  users:(("java",pid=811,fd=7)) ino:48211 …</pre>
 */
final class SsRows implements RowParser {
    /** What may stand before a state: the time and the host of a log, the number of a line, the protocol. */
    private static final int FURTHEST_STATE = 5;

    @Override
    public Optional<PastedSocket> parse(Line line) {
        int begin = line.word(0).equals("tcp") ? 1 : 0;
        int place = statePlace(line);
        Optional<TcpState> state = States.of(line.word(place));
        Queues queues = Queues.at(line, state.isPresent() ? place + 1 : begin);
        String local = line.word(queues.next());
        String remote = line.word(queues.next() + 1);
        boolean localNamed = local.indexOf(':') >= 0;
        boolean remoteNamed = remote.lastIndexOf(':') > 0 && !remote.startsWith("users:");
        // Without a state only both ends make a row; with one, a line may be cut off behind the local end.
        if (!queues.both() || !localNamed || (state.isEmpty() && !remoteNamed)) {
            return Optional.empty();
        }
        PastedSocket socket = new PastedSocket(line.number(), Source.SS, state, queues.receive(), queues.send(),
                PastedEndpoint.of(local), remoteNamed ? Optional.of(PastedEndpoint.of(remote)) : Optional.empty(),
                OptionalLong.empty(), Optional.empty(), false, Optional.empty());
        return Optional.of(socket.with(SsDetails.of(line.text())));
    }

    private static int statePlace(Line line) {
        for (int place = 0; place < Math.min(FURTHEST_STATE, line.words().size()); place++) {
            if (States.of(line.word(place)).isPresent()) {
                return place;
            }
        }
        return line.words().size();
    }
}
