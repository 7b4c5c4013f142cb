package dev.closewait.detector.socket;

import dev.closewait.detector.libc.Libc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The messages of {@code sock_diag} for TCP: how a dump is asked for, and what the answers say.
 *
 * <p>Layouts are those of {@code linux/netlink.h}, {@code linux/inet_diag.h} and {@code linux/tcp.h}: numbers are in
 * the machine's byte order, addresses and ports in the network's. Nothing here touches a socket.
 */
final class InetDiagMessages {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    /** {@code struct nlmsghdr} and {@code struct inet_diag_req_v2} together. */
    static final int REQUEST_BYTES = 72;

    static final short NLMSG_NOOP = 1;
    static final short NLMSG_ERROR = 2;
    static final short NLMSG_DONE = 3;
    static final short SOCK_DIAG_BY_FAMILY = 20;

    static final short NLM_F_DUMP_INTR = 0x10;
    private static final short NLM_F_REQUEST_DUMP = 0x301;
    private static final byte IPPROTO_TCP = 6;
    private static final int INET_DIAG_INFO = 2;
    private static final byte ASK_FOR_INFO = 1 << (INET_DIAG_INFO - 1);

    // struct nlmsghdr, and the four-byte errno that can follow it
    private static final int LENGTH = 0;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    static final int SEQUENCE = 8;
    private static final int HEADER_BYTES = 16;
    private static final int HEADER_AND_ERRNO_BYTES = 20;

    // struct inet_diag_req_v2, from the beginning of the message
    private static final int REQUEST_FAMILY = 16;
    private static final int REQUEST_PROTOCOL = 17;
    private static final int REQUEST_EXTENSIONS = 18;
    private static final int REQUEST_STATES = 20;

    // struct inet_diag_msg, from the beginning of the message
    private static final int FAMILY = 16;
    private static final int STATE = 17;
    private static final int LOCAL_PORT = 20;
    private static final int REMOTE_PORT = 22;
    private static final int LOCAL = 24;
    private static final int REMOTE = 40;
    private static final int COOKIE = 60;
    private static final int RECEIVE_QUEUE = 72;
    private static final int SEND_QUEUE = 76;
    private static final int UID = 80;
    private static final int INODE = 84;
    static final int ROW_BYTES = 88;

    // struct rtattr, and struct tcp_info within the attribute INET_DIAG_INFO
    private static final int ATTRIBUTE_TYPE = 2;
    private static final int ATTRIBUTE_HEADER_BYTES = 4;
    private static final int LAST_DATA_SENT = 44;
    private static final int LAST_DATA_RECEIVED = 52;
    private static final int LAST_ACK_RECEIVED = 56;
    private static final int DATA_SEGMENTS_RECEIVED = 152;
    private static final int DATA_SEGMENTS_SENT = 156;

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort NETWORK_SHORT = SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NETWORK_INT = INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NETWORK_LONG = ValueLayout.JAVA_LONG_UNALIGNED
            .withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private InetDiagMessages() {}

    /**
     * Writes the request for a dump of all TCP sockets of one family in the given states.
     *
     * @param into takes {@link #REQUEST_BYTES}
     * @param withInfo whether with their {@code tcp_info}, which is a third of the kernel's work
     */
    static void request(MemorySegment into, int family, int states, boolean withInfo, int sequence) {
        into.fill((byte) 0);
        into.set(INT, LENGTH, REQUEST_BYTES);
        into.set(SHORT, TYPE, SOCK_DIAG_BY_FAMILY);
        into.set(SHORT, FLAGS, NLM_F_REQUEST_DUMP);
        into.set(INT, SEQUENCE, sequence);
        into.set(BYTE, REQUEST_FAMILY, (byte) family);
        into.set(BYTE, REQUEST_PROTOCOL, IPPROTO_TCP);
        into.set(BYTE, REQUEST_EXTENSIONS, withInfo ? ASK_FOR_INFO : 0);
        into.set(INT, REQUEST_STATES, states);
    }

    /**
     * Takes the sockets out of one datagram of a dump.
     *
     * <p>While the table changes the kernel can give a socket twice; its cookie tells, and it is taken once.
     *
     * @param datagram begins with the datagram
     * @param length bytes of the datagram
     * @param sequence the number that the request bore
     * @param seen the cookies that this read has met
     * @param into gets a row for each new socket
     * @return whether this was the end of the dump
     * @throws TornDumpException when the dump is not whole
     */
    static boolean parse(MemorySegment datagram, int length, int sequence, CookieSet seen, SocketColumns into)
            throws TornDumpException {
        expectCookies(datagram, length, seen);
        int at = 0;
        while (at < length) {
            int rest = length - at;
            int messageBytes = rest < HEADER_BYTES ? 0 : datagram.get(INT, at + LENGTH);
            if (messageBytes < HEADER_BYTES || messageBytes > rest) {
                throw new TornDumpException(
                        "a message of " + messageBytes + " bytes where " + rest + " bytes are left");
            }
            if (datagram.get(INT, at + SEQUENCE) != sequence) {
                throw new TornDumpException("the answer to request " + datagram.get(INT, at + SEQUENCE)
                        + " where the one to " + sequence + " was expected");
            }
            if ((datagram.get(SHORT, at + FLAGS) & NLM_F_DUMP_INTR) != 0) {
                throw new TornDumpException("the table changed while it was dumped (NLM_F_DUMP_INTR)");
            }
            switch (datagram.get(SHORT, at + TYPE)) {
                case SOCK_DIAG_BY_FAMILY -> row(datagram, at, messageBytes, seen, into);
                case NLMSG_DONE -> {
                    failOnErrno(datagram, at, messageBytes, "the dump ended early");
                    return true;
                }
                case NLMSG_ERROR -> {
                    failOnErrno(datagram, at, messageBytes, "the kernel refused the dump");
                    throw new TornDumpException("an acknowledgement where sockets were expected");
                }
                case NLMSG_NOOP -> {}
                default -> throw new TornDumpException("a message of type " + datagram.get(SHORT, at + TYPE));
            }
            at += aligned(messageBytes);
        }
        return false;
    }

    /** Goes as far as rows of sockets go; what is wrong with a message is said when it is parsed. */
    private static void expectCookies(MemorySegment datagram, int length, CookieSet seen) {
        int at = 0;
        while (length - at >= ROW_BYTES) {
            int messageBytes = datagram.get(INT, at + LENGTH);
            if (messageBytes < ROW_BYTES || messageBytes > length - at) {
                return;
            }
            seen.expect(cookie(datagram, at));
            at += aligned(messageBytes);
        }
    }

    private static void failOnErrno(MemorySegment datagram, int at, int messageBytes, String what)
            throws TornDumpException {
        int errno = messageBytes < HEADER_AND_ERRNO_BYTES ? 0 : -datagram.get(INT, at + HEADER_BYTES);
        if (errno != 0) {
            throw new TornDumpException(what + ": " + Libc.describe(errno));
        }
    }

    private static void row(MemorySegment datagram, int at, int messageBytes, CookieSet seen, SocketColumns into)
            throws TornDumpException {
        if (messageBytes < ROW_BYTES) {
            throw new TornDumpException("a socket in " + messageBytes + " bytes, expected at least " + ROW_BYTES);
        }
        long cookie = cookie(datagram, at);
        if (!seen.add(cookie)) {
            return;
        }
        int row = into.addUnset();
        into.owner(row, 0);
        into.identity(row, cookie, Integer.toUnsignedLong(datagram.get(INT, at + INODE)), datagram.get(INT, at + UID));
        into.state(row, datagram.get(BYTE, at + STATE));
        boolean ipv4 = datagram.get(BYTE, at + FAMILY) == AF_INET;
        into.local(row, ipv4 ? 0 : datagram.get(NETWORK_LONG, at + LOCAL), low(datagram, at + LOCAL, ipv4),
                Short.toUnsignedInt(datagram.get(NETWORK_SHORT, at + LOCAL_PORT)));
        into.remote(row, ipv4 ? 0 : datagram.get(NETWORK_LONG, at + REMOTE), low(datagram, at + REMOTE, ipv4),
                Short.toUnsignedInt(datagram.get(NETWORK_SHORT, at + REMOTE_PORT)));
        into.queues(row, datagram.get(INT, at + RECEIVE_QUEUE), datagram.get(INT, at + SEND_QUEUE));
        if (datagram.get(BYTE, at + STATE) == TcpState.LISTEN.kernelNumber()) {
            noActivity(row, into);
        } else {
            activity(datagram, at + ROW_BYTES, at + messageBytes, row, into);
        }
    }

    /** Two 32-bit words, the lower one first whatever the machine's byte order ({@code sock_diag_save_cookie}). */
    private static long cookie(MemorySegment datagram, int at) {
        return Integer.toUnsignedLong(datagram.get(INT, at + COOKIE))
                | ((long) datagram.get(INT, at + COOKIE + Integer.BYTES) << Integer.SIZE);
    }

    private static long low(MemorySegment datagram, int at, boolean ipv4) {
        return ipv4
                ? Endpoint.mappedLow(datagram.get(NETWORK_INT, at))
                : datagram.get(NETWORK_LONG, at + Long.BYTES);
    }

    /** Finds {@code tcp_info} among the attributes; sockets that are not whole (TIME_WAIT, SYN_RECV) have none. */
    private static void activity(MemorySegment datagram, int from, int to, int row, SocketColumns into)
            throws TornDumpException {
        int at = from;
        while (to - at >= ATTRIBUTE_HEADER_BYTES) {
            int attributeBytes = Short.toUnsignedInt(datagram.get(SHORT, at));
            if (attributeBytes < ATTRIBUTE_HEADER_BYTES || attributeBytes > to - at) {
                throw new TornDumpException(
                        "an attribute of " + attributeBytes + " bytes where " + (to - at) + " bytes are left");
            }
            if (datagram.get(SHORT, at + ATTRIBUTE_TYPE) == INET_DIAG_INFO) {
                int info = at + ATTRIBUTE_HEADER_BYTES;
                int end = at + attributeBytes;
                into.activity(row, number(datagram, info + LAST_ACK_RECEIVED, end),
                        number(datagram, info + LAST_DATA_RECEIVED, end), number(datagram, info + LAST_DATA_SENT, end),
                        number(datagram, info + DATA_SEGMENTS_RECEIVED, end),
                        number(datagram, info + DATA_SEGMENTS_SENT, end));
                return;
            }
            at += aligned(attributeBytes);
        }
        noActivity(row, into);
    }

    private static void noActivity(int row, SocketColumns into) {
        into.activity(row, SocketColumns.UNKNOWN, SocketColumns.UNKNOWN, SocketColumns.UNKNOWN, SocketColumns.UNKNOWN,
                SocketColumns.UNKNOWN);
    }

    /** A field of {@code tcp_info}; older kernels give a shorter one. The kernel's are unsigned: 25 days and more. */
    private static int number(MemorySegment datagram, int at, int end) {
        if (at + Integer.BYTES > end) {
            return SocketColumns.UNKNOWN;
        }
        int value = datagram.get(INT, at);
        return value < 0 ? Integer.MAX_VALUE : value;
    }

    /** Messages and attributes begin at multiples of four bytes. */
    private static int aligned(int bytes) {
        return (bytes + 3) & ~3;
    }
}
