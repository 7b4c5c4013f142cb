package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dump that takes dozens of datagrams. */
class ManySocketsTest {
    private static final int SOCKETS = 3_000;

    private static final SocketColumns COLUMNS = new SocketColumns();
    private static AutoCloseable held = () -> {};
    private static int port;

    @BeforeAll
    static void hold() throws IOException {
        HeldSockets sockets = HeldSockets.dualStack(50);
        held = sockets;
        port = sockets.port();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.closeWait(0);
        }
    }

    @AfterAll
    static void release() throws Exception {
        held.close();
    }

    @Test
    void eachIsThereOnceInBothTables() throws Exception {
        try (SocketTable netlink = SocketTables.netlink(); SocketTable proc = SocketTables.proc(Path.of("/proc/net"))) {
            for (SocketTable table : new SocketTable[]{netlink, proc}) {
                Eventually.until(SOCKETS + " sockets in " + table.source(), () -> {
                    table.read(TcpState.CLOSE_WAIT.bit(), COLUMNS);
                    COLUMNS.retain(row -> COLUMNS.localPort(row) == port);
                    return COLUMNS.size() == SOCKETS;
                });
                Set<Integer> clients = new HashSet<>();
                Set<Long> cookies = new HashSet<>();
                for (int row = 0; row < SOCKETS; row++) {
                    clients.add(COLUMNS.remotePort(row));
                    cookies.add(COLUMNS.cookie(row));
                }
                assertThat(clients).hasSize(SOCKETS);
                assertThat(cookies).hasSize(SOCKETS);
            }
        }
    }

    @Test
    void batchesShowThemAllAndKeepNone() throws Exception {
        try (SocketTable netlink = SocketTables.netlink(); SocketTable proc = SocketTables.proc(Path.of("/proc/net"))) {
            for (SocketTable table : new SocketTable[]{netlink, proc}) {
                Eventually.until(SOCKETS + " sockets in batches of " + table.source(), () -> {
                    Set<Integer> clients = new HashSet<>();
                    table.readInBatches(TcpState.CLOSE_WAIT.bit(), batch -> {
                        for (int row = 0; row < batch.size(); row++) {
                            if (batch.localPort(row) == port) {
                                clients.add(batch.remotePort(row));
                            }
                        }
                    });
                    return clients.size() == SOCKETS;
                });
            }
        }
    }

    @Test
    void aReadAllocatesNothingForEachSocket() throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (SocketTable table = SocketTables.netlink()) {
            table.read(TcpState.CLOSE_WAIT.bit(), COLUMNS);
            Eventually.until("a read that allocates less than a byte for each socket", () -> {
                long before = threads.getCurrentThreadAllocatedBytes();
                table.read(TcpState.CLOSE_WAIT.bit(), COLUMNS);
                return threads.getCurrentThreadAllocatedBytes() - before < SOCKETS;
            });
        }
        assertThat(COLUMNS.size()).isGreaterThanOrEqualTo(SOCKETS);
    }
}
