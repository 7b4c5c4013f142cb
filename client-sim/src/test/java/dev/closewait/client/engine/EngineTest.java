package dev.closewait.client.engine;

import static dev.closewait.client.engine.Runs.LONG;
import static dev.closewait.client.engine.Runs.SHORT;
import static dev.closewait.client.engine.Runs.load;
import static dev.closewait.client.engine.Runs.run;
import static dev.closewait.client.engine.Runs.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.TargetAddress;
import dev.closewait.client.report.Latency;
import dev.closewait.client.report.Report;
import dev.closewait.client.report.Started;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EngineTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @ParameterizedTest
    @EnumSource(Transport.class)
    void everyConnectionIsAnsweredAndEndsWithTheClientsFin(Transport transport) throws Exception {
        assumeTrue(transport.unavailable().isEmpty(), "this machine has no " + transport);
        Queue<String> requests = new ConcurrentLinkedQueue<>();
        try (TestServer server = new TestServer((it, socket) -> {
            requests.add(TestServer.request(socket));
            it.answer(socket, OK);
            it.awaitEnd(socket);
        })) {
            Report report = run(load("steady", server.port()).withPath("/here?x=1").withTransport(transport));
            assertThat(report.opened()).as("an even schedule is met exactly").isEqualTo(100);
            assertThat(report.answered()).isEqualTo(100);
            assertThat(report.latencyMillis().count()).isEqualTo(100);
            assertThat(report.failed()).isEmpty();
            assertThat(requests).hasSize(100)
                    .allSatisfy(request -> assertThat(request)
                            .startsWith("GET /here?x=1 HTTP/1.1\r\n")
                            .containsIgnoringCase("host: 127.0.0.1:" + server.port())
                            .containsIgnoringCase("connection: keep-alive"));
            awaitEnds(server, 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn", "steady"})
    void aClientWhosePatienceRunsOutLeavesWithAFin(String behaviour) throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            TestServer.request(socket);
            it.awaitEnd(socket);
        })) {
            Report report = run(load(behaviour, server.port()).withPatience(SHORT));
            assertThat(report.opened()).isPositive();
            assertThat(report.abandoned()).isEqualTo(report.opened());
            awaitEnds(server, report.opened());
        }
    }

    @Test
    void steadyClientsComeBackEachFromItsOwnAddress() throws Exception {
        try (TestServer server = answering(OK)) {
            run(load("steady", server.port()).withClients(5));
            assertThat(server.peers).extracting(peer -> peer.getAddress().getHostAddress())
                    .containsOnly("127.1.0.1", "127.1.0.2", "127.1.0.3", "127.1.0.4", "127.1.0.5")
                    .hasSize(100);
        }
    }

    @Test
    void churnComesFromANewEndpointEachTime() throws Exception {
        try (TestServer server = answering(OK)) {
            Report report = run(load("churn", server.port()));
            assertThat(server.peers).hasSize((int) report.opened()).doesNotHaveDuplicates();
            assertThat(server.peers).extracting(InetSocketAddress::getAddress)
                    .doesNotContain(InetAddress.getLoopbackAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nuntil the end"})
    void anyWholeResponseIsAnAnswer(String response) throws Exception {
        try (TestServer server = answering(response)) {
            assertThat(run(load("steady", server.port())).answered()).isEqualTo(100);
        }
    }

    @Test
    void whatGoesWrongIsCountedByCause() throws Exception {
        assertThat(failures((it, socket) -> {
            TestServer.request(socket);
            socket.setSoLinger(true, 0); // close() then sends RST
        })).containsExactly("reset");
        assertThat(failures((it, socket) -> TestServer.request(socket))).containsExactly("closed-early");
        assertThat(failures((it, socket) -> {
            TestServer.request(socket);
            it.answer(socket, "HTTP/1.1 100 Continue\r\n\r\n");
        })).containsExactly("closed-early");
        assertThat(failures((it, socket) -> {
            TestServer.request(socket);
            it.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nok");
        })).containsExactly("malformed-response");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aPortThatNobodyListensOnRefuses(Transport transport) throws Exception {
        assumeTrue(transport.unavailable().isEmpty(), "this machine has no " + transport);
        Report report = run(load("steady", closedPort()).withTransport(transport));
        assertThat(report.refused()).isEqualTo(report.opened()).isEqualTo(100);
    }

    @Test
    void aStallShowsInTheLatencyOfEveryConnectionThatWasDueInIt() throws Exception {
        CompletableFuture<Void> stall = new CompletableFuture<>();
        try (TestServer server = new TestServer((it, socket) -> {
            // One second, from the first connection on.
            stall.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
            TestServer.request(socket);
            it.answer(socket, OK);
            it.awaitEnd(socket);
        })) {
            Load two = Load.of(target(server.port()), Behaviours.named("steady"), Rate.perSecond(20), SHORT);
            Latency latency = run(two.withPatience(LONG)).latencyMillis();
            assertThat(latency.count()).isEqualTo(2);
            assertThat(latency.p99()).isGreaterThan(999);
            assertThat(latency.p50()).as("the second was due 50 ms after the first").isGreaterThan(949);
        }
    }

    @Test
    void theTotalIsBounded() throws Exception {
        try (TestServer server = answering(OK)) {
            assertThat(run(load("steady", server.port()).withMaxConnections(7)).opened()).isEqualTo(7);
        }
    }

    @Test
    void whoeverIsStoppedClosesAndReports() throws Exception {
        try (TestServer server = new TestServer(TestServer::awaitEnd)) {
            Load endless = Load.of(target(server.port()), Behaviours.named("steady"), Rate.perSecond(200),
                    Duration.ofHours(1)).withPatience(Duration.ofMinutes(10));
            Engine engine = new Engine(endless, TargetAddress.of(endless));
            Report report = engine.run(event -> {
                if (!(event instanceof Started)) {
                    engine.stop();
                }
            });
            assertThat(report.abandoned()).isPositive().isEqualTo(report.opened());
            awaitEnds(server, report.opened() - report.failures());
        }
    }

    @Test
    void aClosedLoopHasNoMoreConnectionsAtOnceThanClients() throws Exception {
        int clients = 3;
        try (TestServer server = new TestServer(TestServer::awaitEnd)) {
            Load endless = Load.of(target(server.port()), Behaviours.named("closed-loop"), Rate.perSecond(200),
                    Duration.ofHours(1)).withPatience(Duration.ofMinutes(10)).withClients(clients);
            Engine engine = new Engine(endless, TargetAddress.of(endless));
            Report report = engine.run(event -> {
                if (!(event instanceof Started)) {
                    engine.stop();
                }
            });
            assertThat(report.opened()).isEqualTo(clients);
        }
        try (TestServer server = answering(OK)) {
            assertThat(run(load("closed-loop", server.port()).withClients(1)).answered()).isGreaterThan(clients);
        }
    }

    private static List<String> failures(TestServer.Service service) throws Exception {
        try (TestServer server = new TestServer(service)) {
            Report report = run(load("steady", server.port()));
            assertThat(report.failures()).isEqualTo(100);
            return new ArrayList<>(report.failed().keySet());
        }
    }

    private static TestServer answering(String response) throws IOException {
        return new TestServer((it, socket) -> {
            TestServer.request(socket);
            it.answer(socket, response);
            if (response.startsWith("HTTP/1.1")) {
                it.awaitEnd(socket);
            }
        });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return listener.getLocalPort();
        }
    }

    private static void awaitEnds(TestServer server, long count) throws InterruptedException {
        Runs.await("the server read the end of all connections", () -> server.ends.get() >= count);
        assertThat(server.ends.get()).isEqualTo((int) count);
    }
}
