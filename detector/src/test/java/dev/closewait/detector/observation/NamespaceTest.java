package dev.closewait.detector.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.ChildProcess;
import dev.closewait.detector.Eventually;
import dev.closewait.detector.HeldSocketsMain;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process in a network namespace of its own, as in a container. */
@SuppressWarnings("NullAway.Init") // the process starts before each test
class NamespaceTest {
    private final List<String> notices = new ArrayList<>();
    private ChildProcess child;
    private int port;

    @BeforeEach
    void start() throws IOException {
        child = ChildProcess.inNamespaceOfItsOwn(HeldSocketsMain.class);
        port = child.numbers().getFirst().intValue();
    }

    @AfterEach
    void end() {
        if (child != null) {
            child.close();
        }
    }

    @Test
    void itsSocketsAndTheirOwnerAreSeen() throws Exception {
        try (Observer observer = new Observer(open(), Scope.pid(child.pid()))) {
            Observation seen = observer.observe();

            assertThat(localPorts(seen.listeners())).containsExactly(port);
            assertThat(localPorts(seen.closeWait())).containsExactly(port);
            assertThat(seen.closeWait().pid(0)).isEqualTo(child.pid());
            assertThat(seen.closeWait().sinceAckReceivedMillis(0)).as("netlink tells ages").isNotNegative();
            assertThat(seen.processes()).singleElement().extracting(ProcessSample::pid).isEqualTo(child.pid());
            assertThat(seen.host().passiveOpens()).as("connections of that namespace alone").isEqualTo(1);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void oursIsNotLeft() throws Exception {
        try (SocketTable table = open(); SocketTable ours = SocketTables.open(notices::add)) {
            // The thread that went there has ended; the kernel may list it for a moment longer.
            Eventually.until("all our threads are where we are", () -> namespacesOfOurThreads()
                    .equals(List.of(Files.readSymbolicLink(Path.of("/proc/self/ns/net")))));
            assertThat(ports(table)).contains(port);
            assertThat(ports(ours)).doesNotContain(port);
        }
    }

    @Test
    void itStaysReadableWhenTheProcessEnds() throws Exception {
        try (SocketTable table = open()) {
            child.close();
            assertThat(ports(table)).isEmpty();
        }
    }

    @Test
    void ourOwnIsReadForAProcessThatIsInIt() throws Exception {
        try (SocketTable table = SocketTables.open(OptionalLong.of(ProcessHandle.current().pid()), notices::add)) {
            assertThat(ports(table)).doesNotContain(port);
        }
    }

    @Test
    void thatItMayNotBeKnownIsSaid() throws Exception {
        String pid = Long.toString(child.pid());
        try (ChildProcess looking = ChildProcess.withoutRights(TableOfProcessMain.class, pid)) {
            assertThat(looking.line()).contains("process " + pid, "may not be known", "ours", "run this as root");
            assertThat(looking.line()).isEqualTo("reads netlink");
        }
    }

    @Test
    void procTellsOfTheSameSockets() throws Exception {
        Path net = Path.of("/proc", Long.toString(child.pid()), "net");
        try (Observer observer = new Observer(SocketTables.proc(net), Scope.pid(child.pid()))) {
            Observation seen = observer.observe();

            assertThat(localPorts(seen.closeWait())).containsExactly(port);
            assertThat(seen.closeWait().pid(0)).isEqualTo(child.pid());
        }
    }

    private SocketTable open() throws IOException {
        return SocketTables.open(OptionalLong.of(child.pid()), notices::add);
    }

    private static List<Path> namespacesOfOurThreads() throws IOException {
        List<Path> namespaces = new ArrayList<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                Path link = thread.resolve("ns/net");
                if (Files.exists(thread)) { // threads may end meanwhile
                    namespaces.add(Files.readSymbolicLink(link));
                }
            }
        }
        return namespaces.stream().distinct().toList();
    }

    private static List<Integer> ports(SocketTable table) throws IOException {
        SocketColumns listeners = new SocketColumns();
        table.read(TcpState.LISTEN.bit(), listeners);
        return localPorts(listeners);
    }

    private static List<Integer> localPorts(SocketColumns sockets) {
        return IntStream.range(0, sockets.size()).mapToObj(sockets::localPort).toList();
    }
}
