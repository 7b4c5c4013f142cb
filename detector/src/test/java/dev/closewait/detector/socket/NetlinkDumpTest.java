package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A dump of the netlink table that was recorded")
class NetlinkDumpTest {
    private static final int SOCKETS = 200;

    private final SocketColumns columns = new SocketColumns();
    private int port;

    @Test
    void showsWhatTheTableShowedThenAgainAndAgain() throws Exception {
        Set<String> standing = new TreeSet<>();
        try (NetlinkDump dump = recorded(standing)) {
            dump.parse(columns);
            assertThat(rows()).isEqualTo(standing);
            dump.parse(columns);
            assertThat(rows()).isEqualTo(standing).hasSize(SOCKETS);
            assertThat(dump.bytes()).isGreaterThan((long) SOCKETS * InetDiagMessages.ROW_BYTES);
        }
    }

    /** A dump of sockets that are closed since. */
    private NetlinkDump recorded(Set<String> standing) throws Exception {
        try (SocketTable table = SocketTables.netlink(); HeldSockets held = HeldSockets.dualStack(50)) {
            port = held.port();
            for (int i = 0; i < SOCKETS; i++) {
                held.closeWait(i);
            }
            Eventually.until(SOCKETS + " sockets", () -> {
                table.read(TcpState.CLOSE_WAIT.bit(), columns);
                standing.clear();
                standing.addAll(rows());
                return standing.size() == SOCKETS;
            });
            return NetlinkDump.record(TcpState.CLOSE_WAIT.bit());
        }
    }

    private Set<String> rows() {
        Set<String> rows = new TreeSet<>();
        for (int row = 0; row < columns.size(); row++) {
            if (columns.localPort(row) == port) {
                rows.add("%d %s %d %d".formatted(columns.cookie(row), columns.remoteEndpoint(row),
                        columns.receiveQueue(row), columns.dataSegmentsReceived(row)));
            }
        }
        return rows;
    }
}
