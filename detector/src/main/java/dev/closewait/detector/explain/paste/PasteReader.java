package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pasted tables line by line. It keeps one row, whatever the text's length: {@code ss -i} puts half of a row on the
 * line below.
 */
public final class PasteReader {
    private static final int EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 60;

    private final PasteListener listener;
    private final SnapshotBounds bounds;
    private Optional<PastedSocket> row = Optional.empty();
    private TcpState asked = TcpState.CLOSE_WAIT;
    private boolean noStateColumn;

    private long lines;
    private long blankLines;
    private long rows;
    private long tables;
    private long notUnderstood;
    private long stateAssumed;
    private boolean ownersHidden;
    private final List<Long> examples = new ArrayList<>();
    private Optional<String> first = Optional.empty();

    private PasteReader(PasteListener listener) {
        this.listener = listener;
        this.bounds = new SnapshotBounds(listener);
    }

    /** Reads all of the text, and tells the listener what it holds. */
    public static PasteReport read(Reader text, PasteListener listener) throws IOException {
        PasteReader reader = new PasteReader(listener);
        LineReader from = new LineReader(text);
        for (Optional<Line> line = from.next(); line.isPresent(); line = from.next()) {
            reader.line(line.get());
        }
        reader.flush();
        return new PasteReport(reader.lines, reader.blankLines, reader.rows, reader.tables, reader.notUnderstood,
                reader.examples, reader.first, from.cutLines(), reader.stateAssumed, reader.ownersHidden);
    }

    private void line(Line line) {
        lines = line.number();
        if (line.blank()) {
            blankLines++;
            flush();
            bounds.blank();
            return;
        }
        for (RowParser parser : RowParser.ALL) {
            Optional<PastedSocket> parsed = parser.parse(line);
            if (parsed.isPresent()) {
                flush();
                row = parsed;
                rows++;
                return;
            }
        }
        if (row.isPresent() && SsDetails.continues(line)) {
            row = Optional.of(row.get().with(SsDetails.of(line.text())));
            return;
        }
        flush();
        Optional<Instant> time = Timestamps.of(line);
        if (time.isPresent()) {
            bounds.time(time.get());
            return;
        }
        other(line);
    }

    private void other(Line line) {
        LineKind kind = LineKind.of(line);
        switch (kind) {
            case HEADER, HEADER_WITHOUT_STATE, HEADER_OF_IPV6 -> {
                tables++;
                noStateColumn = kind == LineKind.HEADER_WITHOUT_STATE;
                bounds.header(kind == LineKind.HEADER_OF_IPV6);
            }
            case COMMAND -> {
                asked = States.askedFor(line.words()).orElse(asked);
                bounds.command();
            }
            case OWNERS_HIDDEN -> ownersHidden = true;
            case PASSED_OVER -> {
                // known, and of no use
            }
            case OTHER -> notUnderstood(line);
        }
    }

    private void notUnderstood(Line line) {
        notUnderstood++;
        if (examples.size() < EXAMPLES) {
            examples.add(line.number());
        }
        if (first.isEmpty()) {
            first = Optional.of(line.text().substring(0, Math.min(LONGEST_EXAMPLE, line.text().length())).strip());
        }
    }

    /** Hands on the row that is held, now that no line below can add to it. */
    private void flush() {
        if (row.isPresent()) {
            PastedSocket socket = row.get();
            row = Optional.empty();
            boolean assume = socket.state().isEmpty() && (noStateColumn || socket.source() == Source.SS);
            stateAssumed += assume ? 1 : 0;
            bounds.row();
            listener.socket(assume ? socket.in(asked) : socket);
        }
    }
}
