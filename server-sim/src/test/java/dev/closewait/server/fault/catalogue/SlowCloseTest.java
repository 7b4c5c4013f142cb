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
class SlowCloseTest {
    private final Transport transport;

    SlowCloseTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theSocketIsInCloseWaitUntilTheDelayIsOver() throws Exception {
        try (Server server = TestServers.start(transport, new SlowClose(Duration.ofMinutes(60)));
                Client client = new Client(server.port())) {
            client.sendGet().receive();
            client.fin();
            client.awaitCloseWait(0);
        }
    }

    @Test
    void theSocketIsClosedWhenTheDelayIsOver() throws Exception {
        Duration delay = Duration.ofMillis(50);
        try (Server server = TestServers.start(transport, new SlowClose(delay));
                Client client = new Client(server.port())) {
            client.sendGet().receive();
            Instant fin = Instant.now();
            client.fin().awaitEnd();
            assertThat(Duration.between(fin, Instant.now())).isGreaterThanOrEqualTo(delay);
            client.awaitServerEndGone();
        }
    }
}
