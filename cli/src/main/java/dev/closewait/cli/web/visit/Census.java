package dev.closewait.cli.web.visit;

import dev.closewait.cli.output.PatternJson;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts a server's sockets and its clients' by their states. Not safe for use by several threads. */
final class Census implements AutoCloseable {
    /** As many as can be drawn beside each other; of more, the oldest, for these are the ones that stay. */
    private static final int MOST_SHOWN = 60;

    private final int port;
    private final SocketTable table;
    private final SocketColumns sockets = new SocketColumns();

    /**
     * @param port on which the server listens
     * @throws SocketTableException when the kernel's socket table cannot be read
     */
    Census(int port) throws SocketTableException {
        this.port = port;
        table = SocketTables.open(_ -> {});
    }

    /** Counts now. */
    PatternJson.Counted take() throws SocketTableException {
        table.read(TcpState.ALL_BITS, sockets);
        Map<TcpState, Integer> server = new EnumMap<>(TcpState.class);
        Map<TcpState, Integer> client = new EnumMap<>(TcpState.class);
        for (int row = 0; row < sockets.size(); row++) {
            boolean atServer = sockets.localPort(row) == port;
            if (atServer || sockets.remotePort(row) == port) {
                Map<TcpState, Integer> side = atServer ? server : client;
                sockets.state(row).ifPresent(state -> side.merge(state, 1, Integer::sum));
            }
        }
        return new PatternJson.Counted(server, client, closeWait());
    }

    /** The server's sockets in CLOSE_WAIT, the oldest first. */
    private List<PatternJson.Shown> closeWait() {
        return IntStream.range(0, sockets.size())
                .filter(row -> sockets.localPort(row) == port
                        && sockets.state(row).filter(TcpState.CLOSE_WAIT::equals).isPresent())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(sockets::sinceAckReceivedMillis)
                        .reversed()
                        .thenComparingLong(sockets::cookie))
                .limit(MOST_SHOWN)
                .map(row -> new PatternJson.Shown(sockets.cookie(row), sockets.receiveQueue(row),
                        sockets.sendQueue(row)))
                .toList();
    }

    @Override
    public void close() {
        table.close();
    }
}
