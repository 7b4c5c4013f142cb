package dev.closewait.detector.explain.paste;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads lines of bounded length from a text of any length. Tabs and other white space become spaces; control characters
 * and the escape sequences that colour a terminal (ECMA-48, section 5.4) disappear, so that what is shown later cannot
 * steer the reader's terminal.
 */
final class LineReader {
    /** The longest rows are those of {@code ss -tneipm}, with up to two thousand characters; a process list adds to it. */
    static final int LONGEST_LINE = 16_384;

    private static final int BUFFER = 1 << 13;
    private static final int END = -1;
    private static final char ESCAPE = '\033';
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader text;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long number;
    private long cut;
    private boolean escaped;
    private boolean sequence;

    LineReader(Reader text) {
        this.text = text;
    }

    /** The next line; empty at the end of the text. */
    Optional<Line> next() throws IOException {
        line.setLength(0);
        escaped = false;
        sequence = false;
        boolean whole = true;
        int character = read();
        if (character == END) {
            return Optional.empty();
        }
        while (character != '\n' && character != END) {
            if (line.length() < LONGEST_LINE) {
                add((char) character);
            } else {
                whole = false;
            }
            character = read();
        }
        cut += whole ? 0 : 1;
        number++;
        return Optional.of(Line.of(number, line.toString()));
    }

    /** Lines that were longer than {@link #LONGEST_LINE}, and of which the rest was not read. */
    long cutLines() {
        return cut;
    }

    private void add(char character) {
        if (sequence) {
            sequence = character < '@' || character > '~';
        } else if (escaped) {
            sequence = character == '[';
            escaped = false;
        } else if (character == ESCAPE) {
            escaped = true;
        } else if (character == '\t' || character == NO_BREAK_SPACE) {
            line.append(' ');
        } else if (!Character.isISOControl(character) && character != BYTE_ORDER_MARK) {
            line.append(character);
        }
    }

    private int read() throws IOException {
        if (at == end) {
            end = text.read(buffer);
            at = 0;
            if (end <= 0) {
                end = 0;
                return END;
            }
        }
        return buffer[at++];
    }
}
