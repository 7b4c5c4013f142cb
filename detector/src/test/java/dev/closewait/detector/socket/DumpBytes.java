package dev.closewait.detector.socket;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Datagrams of a {@code sock_diag} dump, made by hand as the kernel makes them. */
final class DumpBytes {
    static final int WHOLE_TCP_INFO_BYTES = 232;

    private static final int NLM_F_MULTI = 2;

    private final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private final int sequence;
    private int flags = NLM_F_MULTI;

    private DumpBytes(int sequence) {
        this.sequence = sequence;
    }

    static DumpBytes answering(int sequence) {
        return new DumpBytes(sequence);
    }

    /** Marks what follows as torn. */
    DumpBytes interrupted() {
        flags |= InetDiagMessages.NLM_F_DUMP_INTR;
        return this;
    }

    /** An IPv4 socket in CLOSE_WAIT, 127.0.0.1:80 to 127.0.0.2:4000, whose {@code tcp_info} fields hold their own offset. */
    DumpBytes socket(long cookie, int tcpInfoBytes) {
        int start = header(InetDiagMessages.SOCK_DIAG_BY_FAMILY);
        bytes.put((byte) InetDiagMessages.AF_INET).put((byte) 8).putShort((short) 0);
        bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) 80).putShort((short) 4000);
        bytes.putInt(0x7F00_0001).put(new byte[12]).putInt(0x7F00_0002).put(new byte[12]);
        bytes.order(ByteOrder.nativeOrder()).putInt(0);
        bytes.putInt((int) cookie).putInt((int) (cookie >>> Integer.SIZE));
        bytes.putInt(0).putInt(382).putInt(7).putInt(1000).putInt(4242);
        // An attribute that is not asked for, of a length that needs padding, comes first.
        bytes.putShort((short) 5).putShort((short) 8).put(new byte[4]);
        bytes.putShort((short) (4 + tcpInfoBytes)).putShort((short) 2);
        for (int offset = 0; offset < tcpInfoBytes; offset += Integer.BYTES) {
            bytes.putInt(offset);
        }
        return end(start);
    }

    /** The end of the dump, with a negative errno, or 0. */
    DumpBytes done(int errno) {
        return number(InetDiagMessages.NLMSG_DONE, errno);
    }

    /** A refusal, with a negative errno; 0 acknowledges. */
    DumpBytes error(int errno) {
        return number(InetDiagMessages.NLMSG_ERROR, errno);
    }

    DumpBytes number(int type, int payload) {
        int start = header(type);
        bytes.putInt(payload);
        return end(start);
    }

    /** Overwrites the length of the message that begins at an offset. */
    DumpBytes withLengthAt(int offset, int length) {
        bytes.putInt(offset, length);
        return this;
    }

    /** Overwrites the length of an attribute. */
    DumpBytes withAttributeLengthAt(int offset, int length) {
        bytes.putShort(offset, (short) length);
        return this;
    }

    int length() {
        return bytes.position();
    }

    MemorySegment segment() {
        return MemorySegment.ofArray(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private int header(int type) {
        int start = bytes.position();
        bytes.putInt(0).putShort((short) type).putShort((short) flags).putInt(sequence).putInt(0);
        return start;
    }

    private DumpBytes end(int start) {
        bytes.putInt(start, bytes.position() - start);
        bytes.position((bytes.position() + 3) & ~3);
        return this;
    }
}
