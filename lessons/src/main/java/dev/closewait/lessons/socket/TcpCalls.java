package dev.closewait.lessons.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The system calls of a TCP socket of IPv4, as tcp(7) and ip(7) have them. Each gives a result that is not negative, or minus
 * {@code errno}. Safe for use by several threads.
 */
final class TcpCalls {
    static final int SOL_SOCKET = 1;
    static final int IPPROTO_TCP = 6;
    static final int SO_REUSEADDR = 2;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_KEEPALIVE = 9;
    static final int SO_LINGER = 13;
    static final int SO_RCVTIMEO = 20;
    static final int SO_SNDTIMEO = 21;
    static final int TCP_KEEPIDLE = 4;
    static final int TCP_LINGER2 = 8;
    static final int TCP_DEFER_ACCEPT = 9;
    private static final int TCP_INFO = 11;

    static final int SHUT_WR = 1;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_MORE = 0x8000;
    private static final int MSG_NOSIGNAL = 0x4000;
    static final int SOCK_NONBLOCK = 0x800;

    private static final short AF_INET = 2;
    private static final int SOCK_STREAM = 1;
    /** So that no child process inherits a socket. */
    private static final int SOCK_CLOEXEC = 0x80000;

    // struct sockaddr_in
    private static final int ADDRESS_BYTES = 16;
    private static final int PORT = 2;
    private static final int IP = 4;
    static final long MAPPED = 0x0000_FFFF_0000_0000L;

    // struct tcp_info
    private static final int INFO_BYTES = 256;
    private static final int SEGMENTS_SENT = 136;
    private static final int SEGMENTS_RECEIVED = 140;

    private static final ValueLayout.OfShort NETWORK_SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NETWORK_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    private TcpCalls() {}

    /**
     * Makes a socket.
     *
     * @param flags {@link #SOCK_NONBLOCK} or 0
     */
    static int socket(int flags) {
        return SocketFunctions.SOCKET.call((int) AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    }

    static int bind(int descriptor, Endpoint address) {
        try (Arena arena = Arena.ofConfined()) {
            return SocketFunctions.BIND.call(descriptor, socketAddress(arena, address), ADDRESS_BYTES);
        }
    }

    static int listen(int descriptor, int backlog) {
        return SocketFunctions.LISTEN.call(descriptor, backlog);
    }

    static int accept(int descriptor) {
        return SocketFunctions.ACCEPT.call(descriptor, MemorySegment.NULL, MemorySegment.NULL, SOCK_CLOEXEC);
    }

    static int connect(int descriptor, Endpoint address) {
        try (Arena arena = Arena.ofConfined()) {
            return SocketFunctions.CONNECT.once(descriptor, socketAddress(arena, address), ADDRESS_BYTES);
        }
    }

    static int send(int descriptor, byte[] bytes, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return SocketFunctions.SEND.call(descriptor, arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes),
                    (long) bytes.length,
                    flags | MSG_NOSIGNAL);
        }
    }

    /** Receives, and forgets what came. */
    static int receive(int descriptor, int atMost, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return SocketFunctions.RECV.call(descriptor, arena.allocate(atMost), (long) atMost, flags);
        }
    }

    static int shutdown(int descriptor, int how) {
        return SocketFunctions.SHUTDOWN.call(descriptor, how);
    }

    static int close(int descriptor) {
        return SocketFunctions.CLOSE.once(descriptor);
    }

    /** Sets an option that is an {@code int}, or a structure of several. */
    static int setOption(int descriptor, int level, int option, int... values) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocateFrom(JAVA_INT, values);
            return SocketFunctions.SETSOCKOPT.call(descriptor, level, option, value, (int) value.byteSize());
        }
    }

    /** Sets an option that is a {@code struct timeval}. */
    static int setTimeout(int descriptor, int option, long seconds) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocateFrom(JAVA_LONG, seconds, 0);
            return SocketFunctions.SETSOCKOPT.call(descriptor, SOL_SOCKET, option, value, (int) value.byteSize());
        }
    }

    /** The address that a socket is bound to; empty when it is none. */
    static Optional<Endpoint> name(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
            int result = SocketFunctions.GETSOCKNAME.call(descriptor, address,
                    arena.allocateFrom(JAVA_INT, ADDRESS_BYTES));
            int port = Short.toUnsignedInt(address.get(NETWORK_SHORT, PORT));
            return result < 0 || port == 0
                    ? Optional.empty()
                    : Optional.of(new Endpoint(0, MAPPED | Integer.toUnsignedLong(address.get(NETWORK_INT, IP)), port));
        }
    }

    /** What a socket says of itself; empty where the kernel says less than is needed (it is older than Linux 4.2). */
    static Optional<TcpInfo> info(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_BYTES, Long.BYTES);
            MemorySegment length = arena.allocateFrom(JAVA_INT, INFO_BYTES);
            int result = SocketFunctions.GETSOCKOPT.call(descriptor, IPPROTO_TCP, TCP_INFO, info, length);
            if (result < 0 || length.get(JAVA_INT, 0) < SEGMENTS_RECEIVED + Integer.BYTES) {
                return Optional.empty();
            }
            return TcpState.ofKernelNumber(info.get(ValueLayout.JAVA_BYTE, 0))
                    .map(state -> new TcpInfo(state, info.get(JAVA_INT, SEGMENTS_SENT),
                            info.get(JAVA_INT, SEGMENTS_RECEIVED)));
        }
    }

    private static MemorySegment socketAddress(Arena arena, Endpoint address) {
        MemorySegment bytes = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
        bytes.set(ValueLayout.JAVA_SHORT, 0, AF_INET);
        bytes.set(NETWORK_SHORT, PORT, (short) address.port());
        bytes.set(NETWORK_INT, IP, (int) address.low());
        return bytes;
    }
}
