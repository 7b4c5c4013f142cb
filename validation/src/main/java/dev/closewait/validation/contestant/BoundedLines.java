package dev.closewait.validation.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream that may say anything: none is kept beyond a length, so that memory is bounded. */
final class BoundedLines {
    private static final int BUFFER_BYTES = 8_192;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] line;
    private int next;
    private int end;

    /** One line, or a part of one that is too long. */
    record Line(String text, boolean whole) {}

    /** @param mostBytes how long a line may be; of a longer one each part of that length is given as one */
    BoundedLines(InputStream in, int mostBytes) {
        this.in = in;
        this.line = new byte[mostBytes];
    }

    /** The next one, as soon as it is there; empty at the end. What stands after the last line feed is a line, too. */
    Optional<Line> next() throws IOException {
        int length = 0;
        while (length < line.length) {
            if (next == end && !fill()) {
                return length == 0 ? Optional.empty() : Optional.of(line(length, true));
            }
            byte read = buffer[next++];
            if (read == '\n') {
                return Optional.of(line(length, true));
            }
            line[length++] = read;
        }
        return Optional.of(line(length, false));
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private Line line(int length, boolean whole) {
        return new Line(new String(line, 0, length, StandardCharsets.UTF_8), whole);
    }
}
