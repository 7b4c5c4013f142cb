package dev.closewait.detector.explain;

import dev.closewait.detector.explain.paste.PasteListener;
import dev.closewait.detector.explain.paste.PasteReader;
import dev.closewait.detector.explain.paste.PasteReport;
import dev.closewait.detector.explain.paste.PastedSocket;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Explains pasted output of netstat, ss, lsof, {@code /proc/net/tcp} and {@code tcp6}: one snapshot or several. The text is
 * read line by line, and memory is bounded whatever its length.
 */
public final class Explainer implements PasteListener {
    private final Timeline timeline = new Timeline();
    private SnapshotCount snapshot = new SnapshotCount();
    private boolean begun;

    private Explainer() {}

    /**
     * Explains a text.
     *
     * @throws UnusableTextException if no line of it is a row or a header of a table
     */
    public static Explanation explain(Reader text) throws IOException, UnusableTextException {
        Explainer explainer = new Explainer();
        PasteReport report = PasteReader.read(text, explainer);
        if (!report.usable()) {
            throw new UnusableTextException(report);
        }
        return explainer.explanation(report);
    }

    @Override
    public void snapshot(Optional<Instant> time) {
        if (begun) {
            timeline.end(snapshot);
        }
        begun = true;
        snapshot = new SnapshotCount();
        timeline.begin(time);
    }

    @Override
    public void socket(PastedSocket socket) {
        if (socket.state().filter(state -> state == TcpState.CLOSE_WAIT).isEmpty()) {
            snapshot.add(socket, OptionalLong.empty());
        } else if (!timeline.isTwice(socket)) {
            snapshot.add(socket, longer(timeline.follow(socket), socket));
        }
    }

    /** Each of both ages is a lower bound. */
    private static OptionalLong longer(OptionalLong followed, PastedSocket socket) {
        if (socket.info().isEmpty()) {
            return followed;
        }
        return OptionalLong.of(Math.max(followed.orElse(0), socket.info().get().sinceAckMillis()));
    }

    private Explanation explanation(PasteReport report) {
        timeline.end(snapshot);
        List<RowGroup> groups = snapshot.groups()
                .stream()
                .sorted(Comparator.comparingLong(RowGroup::sockets).reversed())
                .toList();
        Facts facts = new Facts(snapshot, timeline, report, groups, snapshot.service());
        Conclusion conclusion = Conclusion.of(facts);
        return new Explanation(conclusion.finding(), conclusion.sentence(), facts.closeWait(), Movement.of(timeline),
                groups, Suggestions.of(facts), Unknowns.of(facts), NextCommands.of(facts, conclusion.finding()),
                report);
    }
}
