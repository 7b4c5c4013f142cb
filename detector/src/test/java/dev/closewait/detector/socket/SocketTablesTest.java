package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTablesTest {
    private final List<String> notices = new ArrayList<>();

    private static SocketTable refused() throws SocketTableException {
        throw new SocketTableException("netlink sock_diag: not allowed");
    }

    @Test
    void netlinkIsTakenWithoutAWord() throws SocketTableException {
        try (SocketTable table = SocketTables.open(notices::add)) {
            assertThat(table.source()).isEqualTo("netlink");
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void theFallbackIsSaidInOneLineWithItsReason() throws SocketTableException {
        try (SocketTable table = SocketTables.open(SocketTablesTest::refused,
                () -> SocketTables.proc(Path.of("/proc/net")),
                notices::add)) {
            assertThat(table.source()).isEqualTo("/proc/net/tcp");
        }
        assertThat(notices).singleElement()
                .asString()
                .contains("/proc/net/tcp", "netlink sock_diag: not allowed")
                .doesNotContain("\n");
    }

    @Test
    void withoutAnyTableTheErrorSaysWhatWasTriedAndWhatToDo() {
        Path nowhere = Path.of("/proc/self/no-such-directory");

        assertThatExceptionOfType(SocketTableException.class)
                .isThrownBy(() -> SocketTables.open(SocketTablesTest::refused, () -> SocketTables.proc(nowhere),
                        notices::add))
                .withMessageContaining("not allowed")
                .withMessageContaining("no-such-directory/tcp")
                .withMessageContaining("Run this on Linux");
        assertThat(notices).isEmpty();
    }
}
