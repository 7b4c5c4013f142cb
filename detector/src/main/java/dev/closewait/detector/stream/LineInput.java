package dev.closewait.detector.stream;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream taken line by line. To whoever reads from it, it ends at the line feed, until the next line is begun; so
 * nothing of a line needs to be kept, however long it is.
 */
final class LineInput extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private boolean over;

    private long number;
    private long lineBytes;
    private boolean lineOver = true;

    LineInput(InputStream in) {
        this.in = in;
    }

    /** Passes over the rest of this line and over blank ones, and begins the next; false when there is none. */
    boolean nextLine() throws IOException {
        while (!over) {
            finishLine();
            if (!fill()) {
                return false;
            }
            number++;
            lineBytes = 0;
            lineOver = false;
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The number of this line, from 1. */
    long number() {
        return number;
    }

    /** Bytes of this line that were read, its line feed and the spaces before it left out. */
    long lineBytes() {
        return lineBytes;
    }

    /** Reads on to the end of this line; whether it has a line feed at its end. */
    boolean finishLine() throws IOException {
        while (!lineOver && fill()) {
            int end = lineEnd(filled);
            lineBytes += end - at;
            lineOver = end < filled;
            at = lineOver ? end + 1 : end;
        }
        return lineOver;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == END ? END : Byte.toUnsignedInt(one[0]);
    }

    /** @throws TooLongException when the line has more than {@link Limits#LINE_BYTES} */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (lineOver || !fill()) {
            return END;
        }
        int end = lineEnd(Math.min(filled, at + length));
        int count = end - at;
        System.arraycopy(buffer, at, into, offset, count);
        at = end;
        lineBytes += count;
        if (lineBytes > Limits.LINE_BYTES) {
            throw new TooLongException();
        }
        if (at < filled && buffer[at] == '\n') {
            lineOver = true;
            at++;
        }
        return count == 0 ? END : count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Passes over the spaces that a line begins with; true when that was all of it. */
    private boolean isBlank() throws IOException {
        while (fill()) {
            switch (buffer[at]) {
                case ' ', '\t', '\r' -> at++;
                case '\n' -> {
                    at++;
                    lineOver = true;
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether there is another byte. */
    private boolean fill() throws IOException {
        if (at == filled && !over) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
            over = filled == 0;
        }
        return !over;
    }

    /** The position of the line feed, or the limit when there is none before it. */
    private int lineEnd(int limit) {
        int end = at;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /** A line that is too long to be an observation. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
