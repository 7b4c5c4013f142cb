package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

class SlowCpuTest {
    @Test
    void workTakesThreadCpuTimeNotWallTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        SlowCpu.burn(Duration.ofMillis(50).toNanos());
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Nested
    @ParameterizedClass
    @EnumSource(Transport.class)
    class OnEachTransport {
        /** Long against what the test does meanwhile. */
        private static final Duration CPU = Duration.ofSeconds(1);

        private final Transport transport;

        OnEachTransport(Transport transport) {
            this.transport = transport;
        }

        @Test
        void aPeerThatGaveUpIsFollowedOnlyWhenItsWorkerIsDone() throws Exception {
            try (Server server = TestServers.start(transport, new SlowCpu(CPU, 1, 1));
                    Client client = new Client(server.port())) {
                client.sendGet().fin();
                client.awaitCloseWait(0);
                assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
                client.awaitEnd();
                client.awaitServerEndGone();
            }
        }

        @Test
        void aRequestThatFindsTheQueueFullIsRefusedAndItsConnectionClosed() throws Exception {
            try (Server server = TestServers.start(transport, new SlowCpu(CPU, 1, 1));
                    Client first = new Client(server.port());
                    Client second = new Client(server.port());
                    Client third = new Client(server.port())) {
                List<Client> clients = List.of(first, second, third);
                for (Client client : clients) {
                    client.sendGet();
                }
                int refused = 0;
                for (Client client : clients) {
                    if (client.receive().startsWith("HTTP/1.1 503 ")) {
                        refused++;
                        client.awaitEnd();
                    }
                }
                assertThat(refused).as("one is worked on, one waits, one is too many").isEqualTo(1);
            }
        }

        @Test
        void requestsSentAtOnceAreWorkedOffInTurn() throws Exception {
            try (Server server = TestServers.start(transport, new SlowCpu(Duration.ofMillis(5), 4, 64));
                    Client client = new Client(server.port())) {
                client.sendGet().sendGet().sendGet().fin();
                for (int request = 0; request < 3; request++) {
                    assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
                }
                client.awaitEnd();
                client.awaitServerEndGone();
            }
        }
    }
}
