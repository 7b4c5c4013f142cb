package dev.closewait.detector.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel answered to one read of the {@linkplain SocketTables#netlink() netlink table}, datagram by datagram, to be
 * parsed again without it: to time the parser alone, or to look into a dump that it does not understand.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class NetlinkDump implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final List<Datagram> datagrams = new ArrayList<>();
    private final CookieSet seen = new CookieSet();

    /** An answer, and the number of the request that it is to. */
    private record Datagram(MemorySegment bytes, int sequence) {}

    private NetlinkDump() {}

    /**
     * Reads the sockets that are in one of the given states, and keeps what the kernel says.
     *
     * @param states as {@link SocketTable#read} has them
     * @throws SocketTableException as {@link SocketTables#netlink()} and {@link SocketTable#read}
     */
    public static NetlinkDump record(int states) throws SocketTableException {
        NetlinkDump dump = new NetlinkDump();
        try (SocketTable table = NetlinkSocketTable.openThrough(dump::recording)) {
            dump.datagrams.clear(); // The look at the listeners that opens a table.
            table.read(states, new SocketColumns());
            return dump;
        } catch (SocketTableException e) {
            dump.close();
            throw e;
        }
    }

    /**
     * Parses the dump as a read of the table does.
     *
     * @param into cleared, then filled
     */
    public void parse(SocketColumns into) {
        into.clear();
        seen.clear();
        try {
            for (Datagram each : datagrams) {
                InetDiagMessages.parse(each.bytes, (int) each.bytes.byteSize(), each.sequence, seen, into);
            }
        } catch (TornDumpException e) {
            throw new IllegalStateException("a dump that was whole when it was recorded is not: " + e.getMessage(), e);
        }
    }

    /** How many bytes the kernel gave. */
    public long bytes() {
        return datagrams.stream().mapToLong(each -> each.bytes.byteSize()).sum();
    }

    /** Gives its memory back. */
    @Override
    public void close() {
        arena.close();
    }

    private DiagSocket recording(DiagSocket socket) {
        return new DiagSocket() {
            private int sequence;

            @Override
            public void reopen() throws SocketTableException {
                datagrams.clear();
                socket.reopen();
            }

            @Override
            public int send(MemorySegment message) {
                sequence = message.get(InetDiagMessages.INT, InetDiagMessages.SEQUENCE);
                return socket.send(message);
            }

            @Override
            public int receive(MemorySegment buffer) {
                int length = socket.receive(buffer);
                if (length > 0 && length <= buffer.byteSize()) {
                    MemorySegment bytes = arena.allocate(length, Long.BYTES).copyFrom(buffer.asSlice(0, length));
                    datagrams.add(new Datagram(bytes, sequence));
                }
                return length;
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }
}
