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
class LongAnswerTest {
    private final Transport transport;

    LongAnswerTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void aClientThatHalfClosedIsInCloseWaitWhileItIsAnswered() throws Exception {
        try (Server server = TestServers.start(transport, new LongAnswer(Duration.ofMinutes(60)));
                Client client = new Client(server.port())) {
            client.sendGet().fin();
            client.awaitCloseWait(0);
        }
    }

    @Test
    void allOfItComesAndThenTheFinIsFollowed() throws Exception {
        Duration over = Duration.ofMillis(100);
        try (Server server = TestServers.start(transport, new LongAnswer(over));
                Client client = new Client(server.port())) {
            Instant asked = Instant.now();
            client.sendGet().sendGet().fin();
            for (int answer = 0; answer < 2; answer++) {
                assertThat(client.receive()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + "ok\n".repeat(20));
            }
            assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(over.multipliedBy(2));
            client.awaitEnd();
            client.awaitServerEndGone();
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleIsFollowed() throws Exception {
        try (Server server = TestServers.start(transport, new LongAnswer(Duration.ofMillis(100)))) {
            Client client = new Client(server.port());
            client.sendGet().close();
            client.awaitServerEndGone();
        }
    }
}
