package dev.closewait.lessons.socket;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.lessons.event.SegmentKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What the heads of a segment say (RFC 791, section 3.1; RFC 9293, section 3.1).
 *
 * @param bytes of data
 */
public record SegmentHead(Endpoint from, Endpoint to, SegmentKind kind, int bytes) {
    private static final Endpoint NOBODY = new Endpoint(0, 0, 0);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int TOTAL_LENGTH = 2;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;
    private static final int IP_HEAD_LEAST = 20;
    private static final int TCP_HEAD_LEAST = 20;
    private static final int DATA_OFFSET = 12;
    private static final int FLAGS = 13;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    /**
     * Reads both heads.
     *
     * @param length how many bytes of them there are; of less than both, it is from nobody to nobody
     */
    static SegmentHead of(MemorySegment heads, int length) {
        int tcp = length < IP_HEAD_LEAST ? IP_HEAD_LEAST : (octet(heads, 0) & 0xF) * Integer.BYTES;
        if (length < tcp + TCP_HEAD_LEAST) {
            return new SegmentHead(NOBODY, NOBODY, SegmentKind.ACK, 0);
        }
        int tcpHead = (octet(heads, tcp + DATA_OFFSET) >> 4) * Integer.BYTES;
        int bytes = unsigned(heads, TOTAL_LENGTH) - tcp - tcpHead;
        return new SegmentHead(endpoint(heads, SOURCE, tcp), endpoint(heads, DESTINATION, tcp + Short.BYTES),
                kind(octet(heads, tcp + FLAGS), bytes), bytes);
    }

    private static Endpoint endpoint(MemorySegment heads, int address, int port) {
        return new Endpoint(0, TcpCalls.MAPPED | Integer.toUnsignedLong(heads.get(INT, address)),
                unsigned(heads, port));
    }

    private static SegmentKind kind(int flags, int bytes) {
        if ((flags & RST) != 0) {
            return SegmentKind.RST;
        }
        if ((flags & SYN) != 0) {
            return (flags & ACK) == 0 ? SegmentKind.SYN : SegmentKind.SYN_ACK;
        }
        if ((flags & FIN) != 0) {
            return SegmentKind.FIN;
        }
        return bytes == 0 ? SegmentKind.ACK : SegmentKind.DATA;
    }

    private static int octet(MemorySegment heads, int at) {
        return Byte.toUnsignedInt(heads.get(ValueLayout.JAVA_BYTE, at));
    }

    private static int unsigned(MemorySegment heads, int at) {
        return Short.toUnsignedInt(heads.get(SHORT, at));
    }
}
