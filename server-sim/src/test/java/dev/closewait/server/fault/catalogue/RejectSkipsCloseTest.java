package dev.closewait.server.fault.catalogue;

import static dev.closewait.server.TestServers.FIN;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class RejectSkipsCloseTest {
    private final Transport transport;

    RejectSkipsCloseTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void whoComesPastTheLimitIsNeitherReadNorClosed() throws Exception {
        try (Server server = TestServers.start(transport, new RejectSkipsClose(1));
                Client served = new Client(server.port())) {
            served.sendGet().receive();
            try (Client rejected = new Client(server.port())) {
                rejected.sendGet();
                TestServers.assertStays(server, rejected, Client.GET.length() + FIN);
            }
        }
    }

    @Test
    void aConnectionThatEndedLeavesRoomForAnother() throws Exception {
        try (Server server = TestServers.start(transport, new RejectSkipsClose(1))) {
            TestServers.closeOneOnEachLoop(server);
        }
    }

    @Test
    void theServersEndLeavesNothingBehind() throws Exception {
        Server server = TestServers.start(transport, new RejectSkipsClose(1));
        try (Client served = new Client(server.port())) {
            served.sendGet().receive();
            try (Client rejected = new Client(server.port())) {
                rejected.fin().awaitCloseWait(FIN);
                server.close();
                rejected.awaitServerEndGone();
            }
        } finally {
            server.close();
        }
    }
}
