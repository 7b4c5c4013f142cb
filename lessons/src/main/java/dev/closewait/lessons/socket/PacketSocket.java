package dev.closewait.lessons.socket;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.closewait.detector.libc.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.NetworkInterface;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A socket that is given a copy of the head of every TCP segment of IPv4 that crosses the loopback device (packet(7)). Opening one
 * needs CAP_NET_RAW.
 */
public final class PacketSocket implements AutoCloseable {
    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final short ETH_P_IP = 0x0800;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_STATISTICS = 6;
    /** On loopback what goes out also comes in; once is enough. */
    private static final int PACKET_IGNORE_OUTGOING = 23;
    /** Room for both headers, each with all its options (RFC 791, RFC 9293). */
    private static final int HEAD_BYTES = 120;
    private static final int LINK_ADDRESS_BYTES = 20;

    private static final ValueLayout.OfShort NETWORK_SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private final int descriptor;

    private PacketSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Opens one.
     *
     * @throws IOException when it may not be opened, or there is no loopback device
     */
    public static PacketSocket open() throws IOException {
        NetworkInterface loopback = Optional.ofNullable(NetworkInterface.getByName("lo"))
                .orElseThrow(() -> new IOException("there is no device 'lo'"));
        int opened = SocketFunctions.SOCKET.call(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (opened < 0) {
            throw new IOException("a packet socket needs CAP_NET_RAW: " + Libc.describe(-opened));
        }
        PacketSocket socket = new PacketSocket(opened);
        try {
            socket.onlyTcp();
            socket.bind(loopback.getIndex());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Filters in the kernel, before anything is copied: of IPv4 the protocol TCP, and of that the head. */
    private void onlyTcp() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            // struct sock_filter: load the byte at 9; if it is 6, go on, else skip one; take so many bytes; take none
            MemorySegment program = arena.allocateFrom(JAVA_LONG, instruction(0x30, 0, 0, 9),
                    instruction(0x15, 0, 1, TcpCalls.IPPROTO_TCP), instruction(0x06, 0, 0, HEAD_BYTES),
                    instruction(0x06, 0, 0, 0));
            MemorySegment filter = arena.allocate(16, Long.BYTES);
            filter.set(ValueLayout.JAVA_SHORT, 0, (short) (program.byteSize() / Long.BYTES));
            filter.set(ADDRESS, Long.BYTES, program);
            must("SO_ATTACH_FILTER",
                    SocketFunctions.SETSOCKOPT.call(descriptor, TcpCalls.SOL_SOCKET, SO_ATTACH_FILTER, filter,
                            (int) filter.byteSize()));
            must("PACKET_IGNORE_OUTGOING",
                    SocketFunctions.SETSOCKOPT.call(descriptor, SOL_PACKET, PACKET_IGNORE_OUTGOING,
                            arena.allocateFrom(JAVA_INT, 1), Integer.BYTES));
        }
    }

    /** One instruction of classic BPF (linux/filter.h), as a little-endian machine has it in memory. */
    private static long instruction(int code, int jumpTrue, int jumpFalse, int operand) {
        return code | ((long) jumpTrue << 16) | ((long) jumpFalse << 24) | ((long) operand << 32);
    }

    private void bind(int device) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(LINK_ADDRESS_BYTES, Integer.BYTES); // struct sockaddr_ll
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(NETWORK_SHORT, 2, ETH_P_IP);
            address.set(JAVA_INT, 4, device);
            must("bind", SocketFunctions.BIND.call(descriptor, address, LINK_ADDRESS_BYTES));
        }
    }

    /** The next segment; empty when there is none yet. */
    public Optional<SegmentHead> next() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment head = arena.allocate(HEAD_BYTES);
            int length = SocketFunctions.RECV.call(descriptor, head, (long) HEAD_BYTES, TcpCalls.MSG_DONTWAIT);
            return length < 0 ? Optional.empty() : Optional.of(SegmentHead.of(head, length));
        }
    }

    /** How many segments it could not keep since it was last asked. */
    public int lost() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statistics = arena.allocate(2 * Integer.BYTES, Integer.BYTES); // all, and those that were dropped
            SocketFunctions.GETSOCKOPT.call(descriptor, SOL_PACKET, PACKET_STATISTICS, statistics,
                    arena.allocateFrom(JAVA_INT, 2 * Integer.BYTES));
            return statistics.get(JAVA_INT, Integer.BYTES);
        }
    }

    @Override
    public void close() {
        TcpCalls.close(descriptor);
    }

    private static void must(String what, int result) throws IOException {
        if (result < 0) {
            throw new IOException(what + " of a packet socket: " + Libc.describe(-result));
        }
    }
}
