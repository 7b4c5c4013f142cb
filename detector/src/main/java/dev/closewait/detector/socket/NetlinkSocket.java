package dev.closewait.detector.socket;

import dev.closewait.detector.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A {@link DiagSocket} of the running kernel: {@code AF_NETLINK}, {@code NETLINK_SOCK_DIAG} (see netlink(7), sock_diag(7)). */
final class NetlinkSocket implements DiagSocket {
    private static final int AF_NETLINK = 16;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int SOCK_DGRAM = 2;
    /** So that no child process inherits the socket. */
    private static final int SOCK_CLOEXEC = 0x80000;
    /** These two as on x86-64, arm64, riscv64 and s390x (asm-generic/socket.h). */
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    /** Makes {@code recv} tell the whole length of a datagram that was cut off. */
    private static final int MSG_TRUNC = 0x20;
    /** The kernel answers from within {@code send} and {@code recv}; silence for this long is a fault. */
    private static final long TIMEOUT_SECONDS = 1;
    private static final int CLOSED = -1;

    private final Libc libc;
    private final Opener opener;
    private final MemorySegment timeout;
    private int descriptor = CLOSED;

    /** Opens sockets, here or in another network namespace; a socket stays in the one where it was opened. */
    interface Opener extends AutoCloseable {
        /** As socket(2): a descriptor, or minus {@code errno}. */
        int socket(int domain, int type, int protocol) throws SocketTableException;

        @Override
        default void close() {}
    }

    /**
     * @param arena how long the memory lives that the calls need
     * @param libc with memory of this arena
     * @param opener opens the socket; closed with it
     */
    NetlinkSocket(Arena arena, Libc libc, Opener opener) {
        this.libc = libc;
        this.opener = opener;
        // struct timeval: seconds, microseconds
        timeout = arena.allocateFrom(ValueLayout.JAVA_LONG, TIMEOUT_SECONDS, 0);
    }

    @Override
    public void reopen() throws SocketTableException {
        closeDescriptor();
        int opened = opener.socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
        if (opened < 0) {
            throw new SocketTableException("netlink sock_diag: the kernel gives no socket: " + Libc.describe(-opened));
        }
        descriptor = opened;
        int set = libc.setsockopt(opened, SOL_SOCKET, SO_RCVTIMEO, timeout);
        if (set < 0) {
            closeDescriptor();
            throw new SocketTableException("netlink sock_diag: no receive timeout: " + Libc.describe(-set));
        }
    }

    @Override
    public int send(MemorySegment message) {
        return libc.send(descriptor, message);
    }

    @Override
    public int receive(MemorySegment buffer) {
        return libc.recv(descriptor, buffer, MSG_TRUNC);
    }

    @Override
    public void close() {
        closeDescriptor();
        opener.close();
    }

    private void closeDescriptor() {
        if (descriptor != CLOSED) {
            libc.close(descriptor);
            descriptor = CLOSED;
        }
    }
}
