package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSockets;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What both tables tell of sockets that this test holds, on listeners of each kind. */
@ParameterizedClass
@EnumSource
class RealSocketsTest {
    private static final int BACKLOG = 20;
    private static final int REQUEST_BYTES = 381;

    enum Kind {
        IPV4, IPV6, DUAL_STACK;

        HeldSockets listen(int backlog) throws IOException {
            return switch (this) {
                case IPV4 -> HeldSockets.ipv4(backlog);
                case IPV6 -> HeldSockets.ipv6(backlog);
                case DUAL_STACK -> HeldSockets.dualStack(backlog);
            };
        }
    }

    private final HeldSockets held;
    private final SocketTable netlink = SocketTables.netlink();
    private final SocketTable proc = SocketTables.proc(Path.of("/proc/net"));
    private final SocketColumns columns = new SocketColumns();

    RealSocketsTest(Kind kind) throws IOException {
        held = kind.listen(BACKLOG);
    }

    @AfterEach
    void close() throws IOException {
        netlink.close();
        proc.close();
        held.close();
    }

    @Test
    void bothTablesAndSsShowTheSameSockets() throws Exception {
        for (int i = 0; i < 5; i++) {
            held.closeWait(i * 10);
        }
        held.closeWaitInBacklog(REQUEST_BYTES);
        awaitCloseWait(6);

        Set<String> rows = rows(netlink);

        assertThat(rows).hasSize(6);
        assertThat(rows(proc)).isEqualTo(rows);
        assumeTrue(hasSs(), "ss is not installed: not compared with it");
        assertThat(ssRows()).isEqualTo(withoutInode(rows));
    }

    @Test
    void theQueueSaysWhereTheApplicationStopped() throws Exception {
        held.closeWait(REQUEST_BYTES);
        held.closeWait(0);
        SocketChannel consumed = held.closeWait(0);
        assertThat(consumed.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        held.closeWaitInBacklog(REQUEST_BYTES);
        awaitCloseWait(4);

        for (SocketTable table : List.of(netlink, proc)) {
            read(table, TcpState.CLOSE_WAIT);
            List<String> found = new ArrayList<>();
            for (int row = 0; row < columns.size(); row++) {
                found.add(columns.receiveQueue(row) + (columns.inode(row) == 0 ? " unaccepted" : " accepted"));
            }
            assertThat(found).as(table.source())
                    .containsExactlyInAnyOrder(REQUEST_BYTES + 1 + " accepted",
                            "1 accepted", "0 accepted", REQUEST_BYTES + 1 + " unaccepted");
        }
    }

    @Test
    void theAgeIsTheTimeSinceTheFin() throws Exception {
        long beforeFin = System.nanoTime();
        held.closeWait(REQUEST_BYTES);
        long afterFin = System.nanoTime();
        awaitCloseWait(1);
        int first = columns.sinceAckReceivedMillis(0);
        long tick = 20; // the kernel counts in ticks of up to 10 ms, and rounds

        Eventually.until("it grew by 200 ms", () -> {
            long beforeRead = System.nanoTime();
            read(netlink, TcpState.CLOSE_WAIT);
            long afterRead = System.nanoTime();
            assertThat((long) columns.sinceAckReceivedMillis(0)).isBetween(
                    TimeUnit.NANOSECONDS.toMillis(beforeRead - afterFin) - tick,
                    TimeUnit.NANOSECONDS.toMillis(afterRead - beforeFin) + tick);
            return columns.sinceAckReceivedMillis(0) >= first + 200;
        });
        assertThat(columns.sinceDataReceivedMillis(0)).isGreaterThanOrEqualTo(columns.sinceAckReceivedMillis(0));
        assertThat(columns.dataSegmentsSent(0)).isZero();
    }

    @Test
    void aSocketKeepsItsCookieAndAnAnswerIsCounted() throws Exception {
        SocketChannel server = held.closeWait(0);
        awaitCloseWait(1);
        long cookie = columns.cookie(0);

        server.write(ByteBuffer.allocate(1));
        read(netlink, TcpState.CLOSE_WAIT);

        assertThat(columns.cookie(0)).isEqualTo(cookie);
        assertThat(columns.dataSegmentsReceived(0)).isZero();
        assertThat(columns.dataSegmentsSent(0)).isEqualTo(1);
    }

    @Test
    void aListenerShowsItsBacklog() throws Exception {
        for (int i = 0; i < 3; i++) {
            held.connect();
        }
        Eventually.until("three connections wait", () -> {
            read(netlink, TcpState.LISTEN);
            return columns.receiveQueue(0) == 3;
        });

        assertThat(columns.size()).isEqualTo(1);
        assertThat(columns.sendQueue(0)).isEqualTo(BACKLOG);
        assertThat(columns.sinceAckReceivedMillis(0)).isEqualTo(SocketColumns.UNKNOWN);
        read(proc, TcpState.LISTEN);
        assertThat(columns.receiveQueue(0)).isEqualTo(3);
    }

    private void awaitCloseWait(int count) throws Exception {
        Eventually.until(count + " sockets in CLOSE_WAIT", () -> {
            read(netlink, TcpState.CLOSE_WAIT);
            return columns.size() == count;
        });
    }

    /** Reads, and keeps what belongs to this test's listener. */
    private void read(SocketTable table, TcpState state) throws SocketTableException {
        table.read(state.bit(), columns);
        columns.retain(row -> columns.localPort(row) == held.port());
    }

    private Set<String> rows(SocketTable table) throws SocketTableException {
        read(table, TcpState.CLOSE_WAIT);
        Set<String> rows = new TreeSet<>();
        for (int row = 0; row < columns.size(); row++) {
            rows.add(columns.receiveQueue(row) + " " + columns.sendQueue(row) + " " + columns.localEndpoint(row) + " "
                    + columns.remoteEndpoint(row) + " uid " + columns.uid(row) + " inode " + columns.inode(row));
        }
        return rows;
    }

    private static Set<String> withoutInode(Set<String> rows) {
        Set<String> shorter = new TreeSet<>();
        rows.forEach(row -> shorter.add(row.substring(0, row.indexOf(" uid "))));
        return shorter;
    }

    /** {@code ss} writes mapped addresses as {@code [::ffff:127.0.0.1]:80}. */
    private Set<String> ssRows() throws IOException {
        Process ss = new ProcessBuilder("ss", "-H", "-tn", "state", "close-wait", "sport", "=", ":" + held.port())
                .start();
        try (BufferedReader lines = ss.inputReader()) {
            Set<String> rows = new TreeSet<>();
            lines.lines()
                    .forEach(line -> rows
                            .add(String.join(" ", Arrays.asList(line.strip().split("\\s+", -1)).subList(0, 4))
                                    .replaceAll("\\[::ffff:([0-9.]+)\\]", "$1")));
            return rows;
        }
    }

    private static boolean hasSs() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> new File(directory, "ss").canExecute());
    }
}
