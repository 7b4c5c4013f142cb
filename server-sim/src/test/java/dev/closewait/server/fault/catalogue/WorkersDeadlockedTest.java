package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class WorkersDeadlockedTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Transport transport;

    WorkersDeadlockedTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void twoWorkersHoldWhatTheOtherWaitsForAndTheOthersQueueBehindThem() throws Exception {
        Set<Long> before = deadlocked();
        try (Server server = TestServers.start(transport, new WorkersDeadlocked(3, 2))) {
            serve(server);
            serve(server);
            try (Client one = new Client(server.port());
                    Client other = new Client(server.port());
                    Client behind = new Client(server.port());
                    Client queued = new Client(server.port())) {
                for (Client client : new Client[]{one, other, behind, queued}) {
                    client.sendGet().fin();
                    client.awaitCloseWait(0);
                }
                Await.until("two more threads are deadlocked", () -> deadlocked().size() == before.size() + 2);
                one.awaitCloseWait(0);
            }
        }
        assertThat(deadlocked().stream().filter(id -> !before.contains(id)).map(THREADS::getThreadInfo))
                .extracting(ThreadInfo::getThreadName)
                .allMatch(name -> name.startsWith("workers-deadlocked-"));
    }

    private static void serve(Server server) throws Exception {
        try (Client good = new Client(server.port())) {
            assertThat(good.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            good.fin().awaitEnd();
            good.awaitServerEndGone();
        }
    }

    /** Those of earlier tests stay: nothing ends a deadlock. */
    private static Set<Long> deadlocked() {
        return Optional.ofNullable(THREADS.findDeadlockedThreads())
                .map(ids -> Arrays.stream(ids).boxed().collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
