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

    @Test
    void showsWhatTheTableShowedThenAgainAndAgain() throws Exception {
        try (SocketTable table = SocketTables.netlink(); HeldSockets held = HeldSockets.dualStack(50)) {
            for (int i = 0; i < SOCKETS; i++) {
                held.closeWait(i);
            }
            Set<String> standing = new TreeSet<>();
            Eventually.until(SOCKETS + " sockets", () -> {
                table.read(TcpState.CLOSE_WAIT.bit(), columns);
                standing.clear();
                standing.addAll(rows(held.port()));
                return standing.size() == SOCKETS;
            });
            try (NetlinkDump dump = NetlinkDump.record(TcpState.CLOSE_WAIT.bit())) {
                held.close();

                dump.parse(columns);
                assertThat(rows(held.port())).isEqualTo(standing);
                dump.parse(columns);
                assertThat(rows(held.port())).isEqualTo(standing);
                assertThat(dump.bytes()).isGreaterThan((long) SOCKETS * InetDiagMessages.ROW_BYTES);
            }
        }
    }

    private Set<String> rows(int port) {
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
