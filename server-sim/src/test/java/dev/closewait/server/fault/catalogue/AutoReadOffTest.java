package dev.closewait.server.fault.catalogue;

import static dev.closewait.server.TestServers.FIN;
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
class AutoReadOffTest {
    private final Transport transport;

    AutoReadOffTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theFinIsHiddenOnNioOnly() throws Exception {
        try (Server server = TestServers.start(transport, new AutoReadOff(1, 1));
                Client client = new Client(server.port())) {
            assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            if (transport == Transport.NIO) {
                TestServers.assertStays(server, client, FIN);
            } else {
                client.fin().awaitEnd();
                client.awaitServerEndGone();
            }
        }
    }

    @Test
    void aSecondRequestIsUnreadOnNioAndAnsweredAtTheHangUpElsewhere() throws Exception {
        try (Server server = TestServers.start(transport, new AutoReadOff(1, 1));
                Client client = new Client(server.port())) {
            client.sendGet().receive();
            client.sendGet();
            if (transport == Transport.NIO) {
                TestServers.assertStays(server, client, Client.GET.length() + FIN);
            } else {
                client.fin();
                assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
                client.awaitEnd();
                client.awaitServerEndGone();
            }
        }
    }

    @Test
    void itsTwinVanishes() throws Exception {
        try (Server server = TestServers.start(transport, new AutoReadOff(0, 1))) {
            TestServers.closeOneOnEachLoop(server);
        }
    }
}
