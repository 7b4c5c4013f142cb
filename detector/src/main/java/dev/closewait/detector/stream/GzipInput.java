package dev.closewait.detector.stream;

import dev.closewait.detector.stream.BadLineException.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A stream that may be compressed by gzip (RFC 1952), which its first bytes tell when it is first read. Where what is
 * compressed is cut off or damaged it ends, as a text does that is cut off; {@link #damage()} then says which it was.
 */
final class GzipInput extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int FIRST_MAGIC = 0x1f;
    private static final int SECOND_MAGIC = 0x8b;
    private static final int END = -1;

    private final InputStream in;
    private Optional<InputStream> unpacked = Optional.empty();
    private boolean compressed;
    private Optional<Damage> damage = Optional.empty();

    /**
     * Why a compressed stream ended before its end.
     *
     * @param words what to say of the line in which it did
     */
    record Damage(Trouble trouble, String words) {}

    GzipInput(InputStream in) {
        this.in = in;
    }

    /** Why it ended too soon; empty when it did not, or has not ended. */
    Optional<Damage> damage() {
        return damage;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == END ? END : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (damage.isPresent()) {
            return END;
        }
        try {
            return unpacked().read(into, offset, length);
        } catch (EOFException cutOff) {
            return ended(cutOff, new Damage(Trouble.CUT_OFF, "is cut off: what is compressed ends too soon"));
        } catch (ZipException damaged) {
            return ended(damaged, new Damage(Trouble.MALFORMED, "cannot be decompressed (" + damaged.getMessage()
                    + "), nor what follows it"));
        }
    }

    private int ended(IOException failure, Damage how) throws IOException {
        if (!compressed) {
            throw failure;
        }
        damage = Optional.of(how);
        return END;
    }

    private InputStream unpacked() throws IOException {
        if (unpacked.isEmpty()) {
            PushbackInputStream ahead = new Unending(in);
            byte[] magic = ahead.readNBytes(2);
            ahead.unread(magic);
            compressed = magic.length == 2 && Byte.toUnsignedInt(magic[0]) == FIRST_MAGIC
                    && Byte.toUnsignedInt(magic[1]) == SECOND_MAGIC;
            unpacked = Optional.of(compressed ? new GZIPInputStream(ahead, BUFFER_BYTES) : ahead);
        }
        return unpacked.get();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Java looks for another compressed part behind the first only where bytes are said to be available; a pipe cannot. */
    private static final class Unending extends PushbackInputStream {
        Unending(InputStream in) {
            super(in, 2);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
