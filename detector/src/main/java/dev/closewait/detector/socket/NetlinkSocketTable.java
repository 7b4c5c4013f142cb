package dev.closewait.detector.socket;

import dev.closewait.detector.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The socket table as netlink {@code sock_diag} gives it: the kernel filters by state, and says with each socket its
 * cookie and how long ago its peer was heard of.
 *
 * <p>All memory is taken once. A dump that is not whole is asked for again, on a new socket, so that nothing of the
 * broken one is left in the way.
 */
final class NetlinkSocketTable implements SocketTable {
    /** Dumps fail for reasons that pass; one that fails this often in a row does so for one that stays. */
    static final int ATTEMPTS = 5;

    /** The kernel hands over at most 32 KiB at once as of Linux 6.18; room for more, should it come. */
    private static final long BUFFER_BYTES = 256 * 1024;
    private static final int[] FAMILIES = {InetDiagMessages.AF_INET, InetDiagMessages.AF_INET6};
    /** Signals do not come in such numbers; a receive that is interrupted this often has another trouble. */
    private static final int INTERRUPTIONS = 100;

    private final Arena arena;
    private final DiagSocket socket;
    private final MemorySegment request;
    private final MemorySegment buffer;
    private final CookieSet seen = new CookieSet();
    private int sequence;

    private NetlinkSocketTable(Arena arena, DiagSocket socket) {
        this.arena = arena;
        this.socket = socket;
        request = arena.allocate(InetDiagMessages.REQUEST_BYTES, Long.BYTES);
        buffer = arena.allocate(BUFFER_BYTES, Long.BYTES);
    }

    /** The table of our own network namespace, after a look at its listeners has shown that the kernel answers. */
    static NetlinkSocketTable open() throws SocketTableException {
        return open(libc -> libc::socket);
    }

    /** The table of the network namespace that a process is in now, likewise. */
    static NetlinkSocketTable openWhereIs(long pid) throws SocketTableException {
        return open(libc -> NetworkNamespace.of(libc, pid));
    }

    /** The table of our own network namespace, likewise, that is asked by way of another socket, which leads to the kernel's. */
    static NetlinkSocketTable openThrough(UnaryOperator<DiagSocket> way) throws SocketTableException {
        return open(libc -> libc::socket, way);
    }

    /** Makes what opens the netlink socket. */
    private interface OpenerMaker {
        NetlinkSocket.Opener with(Libc libc) throws SocketTableException;
    }

    private static NetlinkSocketTable open(OpenerMaker maker) throws SocketTableException {
        return open(maker, UnaryOperator.identity());
    }

    private static NetlinkSocketTable open(OpenerMaker maker, UnaryOperator<DiagSocket> way)
            throws SocketTableException {
        try {
            // Shared: it may be read by one thread and closed by another.
            Arena arena = Arena.ofShared();
            Libc libc = new Libc(arena);
            return open(arena, way.apply(new NetlinkSocket(arena, libc, opener(arena, libc, maker))));
        } catch (IllegalCallerException | UnsupportedOperationException | LinkageError e) {
            throw new SocketTableException("netlink sock_diag: this Java cannot call the C library (" + e.getMessage()
                    + "); start it with --enable-native-access=ALL-UNNAMED", e);
        }
    }

    private static NetlinkSocket.Opener opener(Arena arena, Libc libc, OpenerMaker maker) throws SocketTableException {
        try {
            return maker.with(libc);
        } catch (SocketTableException e) {
            arena.close();
            throw e;
        }
    }

    static NetlinkSocketTable open(Arena arena, DiagSocket socket) throws SocketTableException {
        NetlinkSocketTable table = new NetlinkSocketTable(arena, socket);
        try {
            socket.reopen();
            table.read(TcpState.LISTEN.bit(), new SocketColumns());
            return table;
        } catch (SocketTableException e) {
            table.close();
            throw e;
        }
    }

    @Override
    public void read(int states, SocketColumns into) throws SocketTableException {
        seen.makeRoom(into.room());
        // Listening sockets have no tcp_info.
        dump(states, states != TcpState.LISTEN.bit(), seen, into, () -> {});
    }

    @Override
    public void readInBatches(int states, Consumer<SocketColumns> batches) throws SocketTableException {
        CookieSet inBatch = new CookieSet();
        SocketColumns batch = new SocketColumns();
        dump(states, false, inBatch, batch, () -> {
            batches.accept(batch);
            batch.clear();
            inBatch.clear();
        });
    }

    /** Dumps both families, and says after each datagram that it is parsed. */
    private void dump(int states, boolean withInfo, CookieSet met, SocketColumns into, Runnable parsed)
            throws SocketTableException {
        String trouble = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            into.clear();
            met.clear();
            try {
                for (int family : FAMILIES) {
                    InetDiagMessages.request(request, family, states, withInfo, ++sequence);
                    dump(met, into, parsed);
                }
                return;
            } catch (TornDumpException e) {
                into.clear();
                trouble = e.getMessage();
                socket.reopen();
            }
        }
        throw new SocketTableException("netlink sock_diag: no whole dump in " + ATTEMPTS + " attempts, the last time: "
                + trouble);
    }

    private void dump(CookieSet met, SocketColumns into, Runnable parsed) throws TornDumpException {
        int sent = socket.send(request);
        if (sent < 0) {
            throw new TornDumpException("send: " + Libc.describe(-sent));
        }
        boolean done = false;
        while (!done) {
            int length = receive();
            done = InetDiagMessages.parse(buffer, length, sequence, met, into);
            parsed.run();
        }
    }

    private int receive() throws TornDumpException {
        int length = -Libc.EINTR;
        for (int tries = 0; length == -Libc.EINTR && tries < INTERRUPTIONS; tries++) {
            length = socket.receive(buffer);
        }
        if (length == -Libc.EAGAIN) {
            throw new TornDumpException("the kernel did not answer in time");
        }
        if (length <= 0) {
            throw new TornDumpException(
                    length == 0 ? "receive: an empty answer" : "receive: " + Libc.describe(-length));
        }
        if (length > BUFFER_BYTES) {
            throw new TornDumpException("an answer of " + length + " bytes, cut off at " + BUFFER_BYTES);
        }
        return length;
    }

    @Override
    public String source() {
        return "netlink";
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            socket.close();
            arena.close();
        }
    }
}
