package dev.closewait.bench.jmh;

import java.io.InputStream;
import java.util.Objects;

/** The same bytes again and again. */
final class EndlessInput extends InputStream {
    private final byte[] bytes;
    private int at;

    EndlessInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        int next = Byte.toUnsignedInt(bytes[at]);
        at = (at + 1) % bytes.length;
        return next;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        Objects.checkFromIndexSize(from, most, into.length);
        int count = Math.min(most, bytes.length - at);
        System.arraycopy(bytes, at, into, from, count);
        at = (at + count) % bytes.length;
        return count;
    }
}
