package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Client;
import dev.closewait.server.KernelRow;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class IdleTimeoutTest {
    private final Transport transport;

    IdleTimeoutTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theServerClosesAndTheClientIsInCloseWait() throws Exception {
        try (Server server = TestServers.start(transport, new IdleTimeout(Duration.ofMillis(50)));
                Client client = new Client(server.port())) {
            assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            client.awaitEnd();
            assertThat(client.clientEnd()).get().matches(KernelRow::inCloseWait);
            assertThat(client.serverEnd()).get().matches(row -> !row.inCloseWait());
        }
    }

    @Test
    void aClientThatLeavesFirstIsFollowedAtOnce() throws Exception {
        try (Server server = TestServers.start(transport, new IdleTimeout(Duration.ofMinutes(60)));
                Client client = new Client(server.port())) {
            assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            client.fin().awaitEnd();
            client.awaitServerEndGone();
        }
    }
}
