package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class WriteStalledTest {
    private final Transport transport;

    WriteStalledTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theCloseWaitsForAClientThatDoesNotRead() throws Exception {
        try (Server server = TestServers.start(transport, new WriteStalled(16));
                Client client = new Client(server.port())) {
            client.sendGet().fin();
            client.awaitCloseWait("Send-Q, and nothing unread", row -> row.unsentBytes() > 0 && row.unreadBytes() == 0);
            server.faults().switchTo(List.of());
            TestServers.closeOneOnEachLoop(server);
            client.awaitCloseWait("Send-Q, a descriptor, and nothing unread",
                    row -> row.unsentBytes() > 0 && row.unreadBytes() == 0 && row.inode() != 0);
        }
    }

    @Test
    void aClientThatReadsGetsItsAnswerAndTheClose() throws Exception {
        try (Server server = TestServers.start(transport, new WriteStalled(16));
                Client client = new Client(server.port())) {
            client.sendGet().fin();
            assertThat(client.receive()).startsWith("HTTP/1.1 200 ").hasSizeGreaterThan(16_000_000);
            client.awaitEnd();
            client.awaitServerEndGone();
        }
    }

    @Test
    void aClientThatClosesUnreadEndsItToo() throws Exception {
        try (Server server = TestServers.start(transport, new WriteStalled(16))) {
            Client client = new Client(server.port()).sendGet();
            Await.until("the client's window is full",
                    () -> client.serverEnd().filter(row -> row.unsentBytes() > 0).isPresent());
            client.close();
            client.awaitServerEndGone();
        }
    }
}
