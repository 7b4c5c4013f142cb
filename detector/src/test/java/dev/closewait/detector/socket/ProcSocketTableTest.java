package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from files made by hand, on a little-endian machine; the real ones are compared elsewhere. */
@EnabledIf(value = "littleEndian", disabledReason = "the rows below hold addresses as a little-endian kernel prints them")
class ProcSocketTableTest {
    private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue\n";
    private static final String CLOSE_WAIT = "   1: 0100007F:1F90 0200007F:D431 08 00000005:0000017E 00:00000000 00000000"
            + "  1000        0 4242 1 000000004d6b25cf 20 4 0 10 -1\n";
    private static final String LISTENER = "   0: 00000000:1F90 00000000:0000 0A 00000000:00000003 00:00000000 00000000"
            + "     0        0 1525 1 000000004d6b25cf 100 0 0 10 0\n";
    private static final String CLOSE_WAIT_6 = "   0: B80D0120000000000000000001000000:1F90"
            + " 0000000000000000FFFF00000100007F:D432 08 00000000:00000001 00:00000000 00000000"
            + "     0        0 0 1 000000004d6b25cf 20 4 0 10 -1\n";

    @TempDir
    Path directory = Path.of("");

    private final SocketColumns columns = new SocketColumns();

    static boolean littleEndian() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    @BeforeEach
    void writeTables() throws IOException {
        Files.writeString(directory.resolve("tcp"), HEADER + LISTENER + CLOSE_WAIT);
        Files.writeString(directory.resolve("tcp6"), HEADER + CLOSE_WAIT_6);
    }

    @Test
    void everyColumnComesFromItsPlaceInTheLine() throws IOException {
        read(TcpState.CLOSE_WAIT);

        assertThat(columns.size()).isEqualTo(2);
        assertThat(columns.localEndpoint(0)).hasToString("127.0.0.1:8080");
        assertThat(columns.remoteEndpoint(0)).hasToString("127.0.0.2:54321");
        assertThat(columns.sendQueue(0)).isEqualTo(5);
        assertThat(columns.receiveQueue(0)).isEqualTo(382);
        assertThat(columns.uid(0)).isEqualTo(1000);
        assertThat(columns.inode(0)).isEqualTo(4242);
        assertThat(columns.sinceAckReceivedMillis(0)).isEqualTo(SocketColumns.UNKNOWN);
        assertThat(columns.localEndpoint(1)).hasToString("[2001:db8::1]:8080");
        assertThat(columns.remoteEndpoint(1)).hasToString("127.0.0.1:54322");
        assertThat(columns.cookie(0)).isNotEqualTo(columns.cookie(1)).isNotEqualTo(SocketColumns.UNKNOWN);
    }

    @Test
    void aListenersLimitIsUnknown() throws IOException {
        read(TcpState.LISTEN);

        assertThat(columns.size()).isEqualTo(1);
        assertThat(columns.receiveQueue(0)).isEqualTo(3);
        assertThat(columns.sendQueue(0)).isEqualTo(SocketColumns.UNKNOWN);
    }

    @Test
    void aRowThatComesTwiceIsTakenOnce() throws IOException {
        Files.writeString(directory.resolve("tcp"), HEADER + CLOSE_WAIT + LISTENER + CLOSE_WAIT);

        read(TcpState.CLOSE_WAIT);

        assertThat(columns.size()).isEqualTo(2);
    }

    @Test
    void aKernelWithoutIpv6HasIpv4Sockets() throws IOException {
        Files.delete(directory.resolve("tcp6"));

        read(TcpState.CLOSE_WAIT);

        assertThat(columns.size()).isEqualTo(1);
    }

    @Test
    void aKernelWithIpv6MustShowItsSockets() throws IOException {
        Files.delete(directory.resolve("tcp6"));
        Files.createFile(directory.resolve("if_inet6"));

        assertThatExceptionOfType(SocketTableException.class).isThrownBy(() -> read(TcpState.CLOSE_WAIT))
                .withMessageContaining("tcp6: cannot be read");
    }

    @Test
    void aTableLargerThanTheBufferIsReadWhole() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int port = 10_000; port < 13_000; port++) {
            text.append(CLOSE_WAIT.replace("D431", Integer.toHexString(port)));
        }
        Files.writeString(directory.resolve("tcp"), text);

        read(TcpState.CLOSE_WAIT);

        assertThat(columns.size()).isEqualTo(3_001);
    }

    @ParameterizedTest
    @CsvSource({"0100007F:1F90,0100007:1F90,local address", "0200007F:D431,0200007F:D4G1,remote address",
        "00000005:,00000005;,''':'''", " 08 , ZZ ,state", " 4242 , - ,inode", "   1:,    :,slot"})
    void aMalformedLineIsNamed(String right, String wrong, String what) throws IOException {
        Files.writeString(directory.resolve("tcp"), HEADER + LISTENER + CLOSE_WAIT);
        try (SocketTable table = SocketTables.proc(directory)) {
            table.read(TcpState.CLOSE_WAIT.bit(), columns);
            assertThat(CLOSE_WAIT).contains(right);
            Files.writeString(directory.resolve("tcp"),
                    HEADER + CLOSE_WAIT.replace("D431", "D439") + CLOSE_WAIT.replace(right, wrong));

            assertThatExceptionOfType(SocketTableException.class)
                    .isThrownBy(() -> table.read(TcpState.CLOSE_WAIT.bit(), columns))
                    .withMessageContaining("tcp, line 3: expected " + what)
                    .withMessageContaining("at column");
            assertThat(columns.size()).isZero();
        }
    }

    @Test
    void aFileThatEndsWithinALineIsAnError() throws IOException {
        Files.writeString(directory.resolve("tcp"), HEADER + CLOSE_WAIT.strip());

        assertThatExceptionOfType(SocketTableException.class).isThrownBy(() -> read(TcpState.CLOSE_WAIT))
                .withMessageContaining("in the middle of line 2");
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        Files.writeString(directory.resolve("tcp"), "");

        assertThatExceptionOfType(SocketTableException.class).isThrownBy(() -> read(TcpState.CLOSE_WAIT));
    }

    private void read(TcpState state) throws SocketTableException {
        try (SocketTable table = SocketTables.proc(directory)) {
            table.read(state.bit(), columns);
        }
    }
}
