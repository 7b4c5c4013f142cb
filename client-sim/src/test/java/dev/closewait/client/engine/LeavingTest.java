package dev.closewait.client.engine;

import static dev.closewait.client.engine.Runs.SHORT;
import static dev.closewait.client.engine.Runs.await;
import static dev.closewait.client.engine.Runs.load;
import static dev.closewait.client.engine.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.report.Report;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that leave early, or rudely: what their server reads. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class LeavingTest {
    private final Transport transport;
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    LeavingTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void beforeTheRequestThereIsOnlyAFin() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> seen.add(TestServer.untilEnd(socket)))) {
            allAbandoned(run(load("leave-before-request", server.port(), transport)));
            assertThat(seen).containsOnly("");
        }
    }

    @Test
    void inMidRequestThereIsHalfAHeadAndAFin() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> seen.add(TestServer.untilEnd(socket)))) {
            allAbandoned(run(load("leave-mid-request", server.port(), transport)));
            assertThat(seen).allSatisfy(head -> assertThat(head).startsWith("GET / HTTP/1.1\r\n")
                    .doesNotContain("\r\n\r\n"));
        }
    }

    @Test
    void beforeTheResponseThereIsAWholeRequestAndAFinAndNobodyToReadTheAnswer() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            String request = TestServer.untilEnd(socket);
            TestServer.writeUntilReset(socket);
            seen.add(request);
        })) {
            // Who waited for anything would wait for longer than this test may take.
            allAbandoned(run(
                    load("leave-before-response", server.port(), transport).withPatience(Duration.ofMinutes(10))));
            assertThat(seen).allSatisfy(request -> assertThat(request).endsWith("\r\n\r\n"));
        }
    }

    @Test
    void aResetComesAfterTheAnswer() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            TestServer.request(socket);
            it.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            seen.add(ending(socket));
        })) {
            Report report = run(load("reset", server.port(), transport));
            assertThat(report.answered()).isEqualTo(report.opened()).isEqualTo(100);
            await("the server heard of every connection", () -> seen.size() == 100);
            assertThat(seen).containsOnly("Connection reset");
        }
    }

    @Test
    void aResetComesInPlaceOfAnAnswerWhenPatienceRunsOut() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            TestServer.request(socket);
            seen.add(ending(socket));
        })) {
            allAbandoned(run(load("reset", server.port(), transport).withPatience(SHORT)));
            assertThat(seen).containsOnly("Connection reset");
        }
    }

    private void allAbandoned(Report report) throws InterruptedException {
        assertThat(report.abandoned()).isEqualTo(report.opened()).isEqualTo(100);
        await("the server heard of every connection", () -> seen.size() == 100);
    }

    private static String ending(Socket socket) {
        try {
            return TestServer.untilEnd(socket);
        } catch (IOException reset) {
            return String.valueOf(reset.getMessage());
        }
    }
}
