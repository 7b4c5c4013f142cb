package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class OneWayProxyTest {
    private final Transport transport;

    OneWayProxyTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theClientsSideStaysForTheBackendsSake() throws Exception {
        try (Server server = TestServers.start(transport, new OneWayProxy(1, 1));
                Client client = new Client(server.port())) {
            for (int request = 0; request < 3; request++) {
                assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok\n");
            }
            TestServers.assertStays(server, client, 0);
        }
    }

    @Test
    void whatTheBackendEndsIsEnded() throws Exception {
        try (Server server = TestServers.start(transport, new OneWayProxy(1, 1));
                Client client = new Client(server.port())) {
            client.send("GET / HTTP/1.1", "Host: localhost", "Connection: close").receive();
            client.awaitEnd();
        }
    }

    @Test
    void theServersEndLeavesNothingBehind() throws Exception {
        Server server = TestServers.start(transport, new OneWayProxy(1, 1));
        try (server; Client client = new Client(server.port())) {
            client.sendGet().receive();
            client.fin().awaitCloseWait(0);
            server.close();
            client.awaitServerEndGone();
            Await.until("the backend has ended", () -> Thread.getAllStackTraces()
                    .keySet()
                    .stream()
                    .noneMatch(thread -> thread.getName().startsWith("backend-")));
        }
    }

    @Test
    void itsTwinVanishes() throws Exception {
        try (Server server = TestServers.start(transport, new OneWayProxy(0, 1))) {
            TestServers.closeOneOnEachLoop(server);
        }
    }
}
