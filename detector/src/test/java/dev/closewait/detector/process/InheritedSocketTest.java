package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.ChildProcess;
import dev.closewait.detector.Eventually;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that closes a connection of which a child of it holds a descriptor, too. */
class InheritedSocketTest {
    private static final String SCRIPT = """
            import socket, subprocess, sys
            listener = socket.create_server(('127.0.0.1', 0))
            client = socket.create_connection(listener.getsockname())
            accepted, _ = listener.accept()
            listener.set_inheritable(False)
            client.set_inheritable(False)
            accepted.set_inheritable(True)
            child = subprocess.Popen(['sleep', '300'], close_fds=False)
            client.shutdown(socket.SHUT_WR)
            print(listener.getsockname()[1], child.pid, flush=True)
            sys.stdin.readline()
            accepted.close()
            print(0, flush=True)
            sys.stdin.readline()
            child.kill()
            child.wait()
            """;

    private long now;

    @Test
    void theChildBecomesTheOwnerWhenTheParentCloses() throws Exception {
        try (ChildProcess parent = ChildProcess.python(SCRIPT); SocketTable table = SocketTables.netlink()) {
            List<Long> portAndChild = parent.numbers();
            int port = portAndChild.get(0).intValue();
            long child = portAndChild.get(1);
            SocketOwners owners = new SocketOwners(Path.of("/proc"), () -> now);
            Eventually.until("the parent owns it", () -> owner(owners, table, port) == parent.pid());

            parent.tell("close");
            parent.numbers();
            now += Duration.ofSeconds(59).toNanos();
            int walks = owners.walks();
            assertThat(owner(owners, table, port)).as("owners are not looked for at every look")
                    .isEqualTo(parent.pid());
            assertThat(owners.walks()).isEqualTo(walks);

            now += Duration.ofSeconds(1).toNanos();
            assertThat(owner(owners, table, port)).isEqualTo(child);
        }
    }

    private static long owner(SocketOwners owners, SocketTable table, int port) throws IOException {
        SocketColumns closeWait = new SocketColumns();
        table.read(TcpState.CLOSE_WAIT.bit(), closeWait);
        closeWait.retain(row -> closeWait.localPort(row) == port);
        owners.fill(closeWait, new SocketColumns());
        return closeWait.size() == 0 ? 0 : closeWait.pid(0);
    }
}
