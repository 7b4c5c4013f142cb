package dev.closewait.bench.jmh;

import java.io.OutputStream;

/** Counts what is written, and keeps nothing. */
final class CountingOutput extends OutputStream {
    private long written;

    /** How many bytes were written so far. */
    long written() {
        return written;
    }

    @Override
    public void write(int one) {
        written++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        written += count;
    }
}
