package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class SlowDownstreamTest {
    private final Transport transport;

    SlowDownstreamTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void aPeerThatGaveUpWaitsInCloseWaitForTheDownstream() throws Exception {
        try (Server server = TestServers.start(transport, new SlowDownstream(Duration.ofMinutes(60)));
                Client client = new Client(server.port())) {
            client.sendGet().fin();
            client.awaitCloseWait(0);
        }
    }

    @Test
    void requestsAreAnsweredInTurnAndTheFinIsFollowed() throws Exception {
        Duration delay = Duration.ofMillis(50);
        try (Server server = TestServers.start(transport, new SlowDownstream(delay));
                Client client = new Client(server.port())) {
            Instant asked = Instant.now();
            client.sendGet().sendGet().fin();
            assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
            assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
            assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(delay.multipliedBy(2));
            client.awaitEnd();
            client.awaitServerEndGone();
        }
    }
}
