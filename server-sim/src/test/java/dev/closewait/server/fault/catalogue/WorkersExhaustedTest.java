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
class WorkersExhaustedTest {
    private static final int WORKERS = 2;

    private final Transport transport;

    WorkersExhaustedTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void whoeverComesAfterIsAcceptedAndReadAndNeverAnswered() throws Exception {
        try (Server server = TestServers.start(transport, new WorkersExhausted(WORKERS, 1))) {
            serveOne(server);
            try (Client hung = new Client(server.port());
                    Client hungToo = new Client(server.port());
                    Client queued = new Client(server.port())) {
                for (Client client : new Client[]{hung, hungToo, queued}) {
                    client.sendGet().fin();
                    client.awaitCloseWait(0);
                    assertThat(client.serverEnd().orElseThrow().accepted()).isTrue();
                }
                hung.awaitCloseWait(0);
            }
        }
    }

    @Test
    void theEventLoopsLive() throws Exception {
        try (Server server = TestServers.start(transport, new WorkersExhausted(1, 1))) {
            serveOne(server);
            try (Client hung = new Client(server.port()); Client quiet = new Client(server.port())) {
                hung.sendGet().fin();
                hung.awaitCloseWait(0);
                quiet.fin().awaitEnd(); // asked for nothing, and so needs no worker
                quiet.awaitServerEndGone();
            }
        }
    }

    private static void serveOne(Server server) throws Exception {
        try (Client good = new Client(server.port())) {
            assertThat(good.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            good.fin().awaitEnd();
            good.awaitServerEndGone();
        }
    }
}
