package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class WrapperSkipsCloseTest {
    private final Transport transport;

    WrapperSkipsCloseTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theSocketStaysWhenThePeerHasLeft() throws Exception {
        try (Server server = TestServers.start(transport, new WrapperSkipsClose(1, 1));
                Client client = new Client(server.port())) {
            assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            TestServers.assertStays(server, client, 0);
        }
    }

    @Test
    void theSocketStaysWhenTheServerShouldCloseFirst() throws Exception {
        try (Server server = TestServers.start(transport, new WrapperSkipsClose(1, 1));
                Client client = new Client(server.port())) {
            client.send("GET / HTTP/1.1", "Host: localhost", "Connection: close").receive();
            TestServers.assertStays(server, client, 0);
        }
    }

    @Test
    void itsTwinVanishes() throws Exception {
        try (Server server = TestServers.start(transport, new WrapperSkipsClose(0, 1))) {
            TestServers.closeOneOnEachLoop(server);
        }
    }
}
