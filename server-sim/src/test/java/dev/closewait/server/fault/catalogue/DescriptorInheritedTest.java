package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.KernelRow;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class DescriptorInheritedTest {
    private final Transport transport;

    DescriptorInheritedTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theChildHasWhatTheServerClosed() throws Exception {
        try (Server server = TestServers.start(transport, new DescriptorInherited(2));
                Client pinned = new Client(server.port())) {
            pinned.sendGet().receive();
            try (Client second = new Client(server.port())) {
                second.sendGet().receive();
                String socket = "socket:[" + pinned.serverEnd().map(KernelRow::inode).orElseThrow() + "]";
                assertThat(children()).filteredOn(child -> sockets(child).contains(socket)).hasSize(1);

                pinned.fin();
                Await.until("the server has closed it", () -> !sockets(ProcessHandle.current()).contains(socket));
                if (transport == Transport.NIO) {
                    pinned.awaitEnd();
                    pinned.awaitServerEndGone();
                } else {
                    pinned.awaitCloseWait("Recv-Q 0, and a descriptor",
                            row -> row.unreadBytes() == 0 && row.inode() != 0);
                }
            }
        }
    }

    @Test
    void theChildsEndMendsIt() throws Exception {
        try (Server server = TestServers.start(transport, new DescriptorInherited(1));
                Client pinned = new Client(server.port())) {
            pinned.sendGet().receive();
            pinned.fin();
            if (transport != Transport.NIO) {
                pinned.awaitCloseWait(0);
            }
            server.faults().switchTo(List.of());
            pinned.awaitEnd();
            pinned.awaitServerEndGone();
            assertThat(children()).isEmpty();
        }
    }

    @Test
    void theChildHasNoListener() throws Exception {
        try (Server server = TestServers.start(transport, new DescriptorInherited(1));
                Client client = new Client(server.port())) {
            client.sendGet().receive();
            assertThat(children()).hasSize(1).allSatisfy(child -> assertThat(sockets(child)).hasSize(1));
        }
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }

    /** What the descriptors of a process link to, where that is a socket. */
    private static Set<String> sockets(ProcessHandle process) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return descriptors.map(DescriptorInheritedTest::target)
                    .filter(target -> target.startsWith("socket:"))
                    .collect(Collectors.toSet());
        } catch (IOException ended) {
            return Set.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
