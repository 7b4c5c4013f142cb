package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sockets of this very process that the kernel forgets while their descriptors stay. */
class StrandedSocketsTest {
    private static final long OURSELVES = ProcessHandle.current().pid();

    private final SocketTable table = SocketTables.netlink();
    private final HeldSockets held = HeldSockets.dualStack(20);
    private final Processes processes = new Processes();
    private long now;
    private final StrandedSockets stranded = new StrandedSockets(() -> now);

    StrandedSocketsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        held.close();
        table.close();
    }

    @Test
    void aSocketWhosePeerAnsweredWithResetIsCountedUntilItIsClosed() throws Exception {
        int before = countNow();
        SocketChannel client = held.connect();
        SocketChannel accepted = held.accept();
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.shutdownOutput();
        awaitCloseWait(1);
        assertThat(countNow()).as("in CLOSE_WAIT it has its row").isEqualTo(before);

        client.close(); // with SO_LINGER 0: RST
        awaitCloseWait(0);
        assertThat(countNow()).isEqualTo(before + 1);

        accepted.close();
        assertThat(countNow()).isEqualTo(before);
    }

    @Test
    void socketsWithARowAndSocketsOfOtherKindsAreNotCounted() throws Exception {
        int before = countNow();
        held.closeWait(0);
        held.closeWaitInBacklog(0);
        try (var datagrams = java.nio.channels.DatagramChannel.open();
                var local = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            assertThat(datagrams.isOpen() && local.isOpen()).isTrue();
            assertThat(countNow()).isEqualTo(before);
        }
    }

    @Test
    void aSocketThatWasNeverConnectedIsCounted() throws Exception {
        int before = countNow();
        try (SocketChannel unconnected = SocketChannel.open()) {
            assertThat(unconnected.isOpen()).isTrue();
            assertThat(countNow()).isEqualTo(before + 1);
        }
    }

    @Test
    void theLastCountStandsBetweenTwo() throws Exception {
        int before = countNow();
        try (SocketChannel unconnected = SocketChannel.open()) {
            assertThat(unconnected.isOpen()).isTrue();
            now += Duration.ofSeconds(3).toNanos() - 1;
            assertThat(count(Set.of(OURSELVES))).isEqualTo(before);
            now += 1;
            assertThat(count(Set.of(OURSELVES))).isEqualTo(before + 1);
        }
    }

    @Test
    void aProcessWithoutSocketsIsNotCounted() {
        assertThat(count(Set.of())).isEqualTo(ProcessSample.UNKNOWN);
    }

    private int countNow() {
        now += Duration.ofMinutes(1).toNanos();
        return count(Set.of(OURSELVES));
    }

    private int count(Set<Long> owners) {
        List<ProcessSample> samples = processes.sample(Set.of(OURSELVES));
        return stranded.fill(samples, owners, table).getFirst().strandedSockets();
    }

    private void awaitCloseWait(int count) throws Exception {
        SocketColumns sockets = new SocketColumns();
        Eventually.until(count + " sockets in CLOSE_WAIT", () -> {
            table.read(TcpState.CLOSE_WAIT.bit(), sockets);
            sockets.retain(row -> sockets.localPort(row) == held.port());
            return sockets.size() == count;
        });
    }
}
