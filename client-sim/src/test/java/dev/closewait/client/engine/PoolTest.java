package dev.closewait.client.engine;

import static dev.closewait.client.engine.Runs.LONG;
import static dev.closewait.client.engine.Runs.await;
import static dev.closewait.client.engine.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.TargetAddress;
import dev.closewait.client.report.Report;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that keep their connections. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class PoolTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int POOL = 5;

    private final Transport transport;

    PoolTest(Transport transport) {
        this.transport = transport;
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle-pool", "attentive-pool"})
    void aPoolLendsTheLastOfItsConnectionsAndKeepsTheOthers(String behaviour) throws Exception {
        ConcurrentSkipListMap<Integer, Integer> requests = new ConcurrentSkipListMap<>();
        try (TestServer server = new TestServer((it, socket) -> {
            while (true) {
                TestServer.request(socket);
                requests.merge(socket.getPort(), 1, Integer::sum);
                it.answer(socket, OK);
            }
        })) {
            Running running = new Running(behaviour, server);
            await("a connection is used again", () -> requests.values().stream().anyMatch(count -> count >= 10));
            Report report = running.stop();
            assertThat(report.opened()).isEqualTo(report.answered()).isEqualTo(POOL);
            assertThat(requests).hasSize(POOL);
            assertThat(requests.values()).filteredOn(count -> count == 1).hasSize(POOL - 1);
            assertThat(server.peers).extracting(peer -> peer.getAddress().getHostAddress()).doesNotHaveDuplicates();
        }
    }

    /** All but the one that is lent, found dead and replaced each time. */
    @Test
    void anIdlePoolKeepsWhatItsServerHasClosed() throws Exception {
        try (TestServer server = closing()) {
            Running running = new Running("idle-pool", server);
            await("the pool is dead", () -> CloseWait.towards(server.port()).size() >= POOL - 1);
            Set<String> dead = CloseWait.towards(server.port());
            int replaced = server.peers.size() + 3;
            await("the one that is lent is replaced", () -> server.peers.size() >= replaced);
            assertThat(CloseWait.towards(server.port())).hasSizeLessThanOrEqualTo(POOL)
                    .filteredOn(dead::contains)
                    .hasSizeGreaterThanOrEqualTo(POOL - 1);
            Report report = running.stop();
            assertThat(report.failed()).isEmpty();
            assertThat(report.answered()).isGreaterThan(POOL);
            assertThat(CloseWait.towards(server.port())).isEmpty();
        }
    }

    @Test
    void anAttentivePoolClosesAndReplacesWhatItsServerHasClosed() throws Exception {
        try (TestServer server = closing()) {
            Running running = new Running("attentive-pool", server);
            await("there were some", () -> server.peers.size() >= POOL);
            Set<String> before = CloseWait.towards(server.port());
            await("all were replaced", () -> server.peers.size() >= 3 * POOL);
            assertThat(CloseWait.towards(server.port())).noneMatch(before::contains);
            Report report = running.stop();
            assertThat(report.failed()).isEmpty();
            assertThat(report.answered()).isGreaterThan(POOL);
        }
    }

    /** A server whose idle timeout is over at once. */
    private static TestServer closing() throws IOException {
        return new TestServer((it, socket) -> {
            TestServer.request(socket);
            it.answer(socket, OK);
        });
    }

    /** A run that goes on until it is stopped. */
    private final class Running {
        private final Engine engine;
        private final CompletableFuture<Report> report;

        Running(String behaviour, TestServer server) {
            Runs.assume(transport);
            Load load = Load.of(Runs.target(server.port()), Behaviours.named(behaviour), Rate.perSecond(200), LONG)
                    .withTransport(transport)
                    .withPatience(LONG)
                    .withClients(POOL);
            engine = new Engine(load, TargetAddress.of(load));
            report = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(engine);
                } catch (Exception broken) {
                    throw new IllegalStateException("the run broke", broken);
                }
            }, Thread::startVirtualThread);
        }

        Report stop() {
            engine.stop();
            return report.join();
        }
    }
}
