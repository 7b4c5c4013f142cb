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
class ErrorReturnsEarlyTest {
    private final Transport transport;

    ErrorReturnsEarlyTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theSocketOfABadRequestStays() throws Exception {
        try (Server server = TestServers.start(transport, new ErrorReturnsEarly(1, 1));
                Client client = new Client(server.port())) {
            assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 400 ").contains("not valid");
            TestServers.assertStays(server, client, 0);
        }
    }

    @Test
    void whatComesAfterABadRequestIsReadAndForgotten() throws Exception {
        try (Server server = TestServers.start(transport, new ErrorReturnsEarly(1, 1));
                Client client = new Client(server.port())) {
            client.sendGet().receive();
            client.sendGet();
            TestServers.assertStays(server, client, 0);
        }
    }

    @Test
    void itsTwinVanishes() throws Exception {
        try (Server server = TestServers.start(transport, new ErrorReturnsEarly(0, 1))) {
            TestServers.closeOneOnEachLoop(server);
        }
    }
}
