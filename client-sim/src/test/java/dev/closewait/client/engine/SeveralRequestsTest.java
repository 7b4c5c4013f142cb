package dev.closewait.client.engine;

import static dev.closewait.client.engine.Runs.await;
import static dev.closewait.client.engine.Runs.load;
import static dev.closewait.client.engine.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.report.Report;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients whose requests are more than one GET: what their server reads. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class SeveralRequestsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int REQUESTS = 5;
    private static final int READ = 65_536;

    private final Transport transport;
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    SeveralRequestsTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void keptAliveAConnectionBringsOneRequestAfterTheOtherAndThenAFin() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            for (int i = 0; i < REQUESTS; i++) {
                String request = TestServer.request(socket);
                seen.add((request.contains("connection: keep-alive") ? "kept" : request) + " and "
                        + socket.getInputStream().available() + " bytes ahead");
                it.answer(socket, OK);
            }
            seen.add("rest: " + TestServer.untilEnd(socket));
        })) {
            allAnswered(run(load("keep-alive", server.port(), transport)), REQUESTS + 1);
            assertThat(seen).containsOnly("kept and 0 bytes ahead", "rest: ");
        }
    }

    @Test
    void aKeptConnectionWithoutItsLastAnswerHasFailed() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            for (int i = 1; i < REQUESTS; i++) {
                TestServer.request(socket);
                it.answer(socket, OK);
            }
            TestServer.request(socket);
        })) {
            assertThat(run(load("keep-alive", server.port(), transport)).failed()).containsOnlyKeys("closed-early")
                    .containsValue(100L);
        }
    }

    @Test
    void pipelinedRequestsComeInOneWrite() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            byte[] bytes = new byte[READ];
            int length = socket.getInputStream().read(bytes);
            String read = new String(bytes, 0, length, StandardCharsets.US_ASCII);
            seen.add(Pattern.compile("\r\n\r\n").matcher(read).results().count() + " requests");
            it.answer(socket, OK.repeat(REQUESTS - 1));
            it.answer(socket, OK);
            seen.add("rest: " + TestServer.untilEnd(socket));
        })) {
            allAnswered(run(load("pipelining", server.port(), transport)), 2);
            assertThat(seen).containsOnly(REQUESTS + " requests", "rest: ");
        }
    }

    @Test
    void aPostBringsItsBody() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            String head = TestServer.request(socket);
            seen.add(head.startsWith("POST /form HTTP/1.1\r\n") ? body(socket, head) : head);
            it.answer(socket, OK);
            seen.add("rest: " + TestServer.untilEnd(socket));
        })) {
            allAnswered(run(load("post", server.port(), transport).withPath("/form")), 2);
            assertThat(seen).containsOnly("x".repeat(2_048), "rest: ");
        }
    }

    private static String body(Socket socket, String head) throws IOException {
        String length = head.replaceAll("(?s).*content-length: (\\d+)\r\n.*", "$1");
        return new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), StandardCharsets.US_ASCII);
    }

    private void allAnswered(Report report, int seenOfEach) throws InterruptedException {
        assertThat(report.answered()).isEqualTo(report.opened()).isEqualTo(100);
        await("the server heard of every connection", () -> seen.size() == 100 * seenOfEach);
    }
}
