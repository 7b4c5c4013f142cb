package dev.closewait.client.engine;

import static dev.closewait.client.engine.Runs.SHORT;
import static dev.closewait.client.engine.Runs.await;
import static dev.closewait.client.engine.Runs.load;
import static dev.closewait.client.engine.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.report.Report;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that stop sending and stay. */
@ParameterizedClass
@EnumSource(Transport.class)
@Timeout(60)
class HalfCloseTest {
    /** Longer than the buffers between a server and one of these clients. */
    private static final byte[] LONG_BODY = new byte[1 << 20];

    private final Transport transport;
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);

    HalfCloseTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theAnswerIsReadWholeAfterTheFin() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            seen.add(TestServer.untilEnd(socket));
            it.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + LONG_BODY.length + "\r\n\r\n");
            socket.getOutputStream().write(LONG_BODY);
        })) {
            Report report = run(load("half-close", server.port(), transport).withMaxConnections(20));
            assertThat(report.answered()).isEqualTo(20);
            assertThat(seen).hasSize(20).allSatisfy(request -> assertThat(request).endsWith("\r\n\r\n"));
        }
    }

    /** Its last word is the server's: who closes before that would meet the rest of the answer with RST. */
    @Test
    void itWaitsForTheServersCloseAndNoLongerThanItsPatience() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            TestServer.untilEnd(socket);
            it.answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            over.await();
            TestServer.writeUntilReset(socket);
            seen.add("reset");
        })) {
            Report report = run(load("half-close", server.port(), transport).withPatience(SHORT));
            assertThat(report.answered()).isEqualTo(report.opened());
            over.countDown();
            await("all clients closed", () -> seen.size() == report.opened());
        }
    }

    @Test
    void withoutAnAnswerItGivesUpWhenPatienceRunsOut() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            TestServer.untilEnd(socket);
            over.await();
        })) {
            Report report = run(load("half-close", server.port(), transport).withPatience(SHORT));
            over.countDown();
            assertThat(report.abandoned()).isEqualTo(report.opened()).isEqualTo(100);
        }
    }

    @Test
    void aSlowReaderSendsItsFinAndLetsNoWriteFinish() throws Exception {
        try (TestServer server = new TestServer((it, socket) -> {
            TestServer.request(socket);
            Thread writer = Thread.startVirtualThread(() -> writeUntilBroken(socket));
            TestServer.untilEnd(socket);
            seen.add(writer.isAlive() ? "its FIN came while the write was stuck" : "its FIN came alone");
            writer.join();
            seen.add("broken");
        })) {
            Load slow = Load.of(Runs.target(server.port()), Behaviours.named("slow-reader"), Rate.perSecond(10),
                    Duration.ofSeconds(1)).withTransport(transport).withPatience(SHORT);
            Runs.assume(transport);
            Report report = run(slow);
            assertThat(report.abandoned()).isEqualTo(report.opened()).isEqualTo(10);
            // The last of them may be closed by the run's end before its own patience is over.
            await("writes broken by the end of the run", () -> seen.stream().filter("broken"::equals).count() >= 5);
            assertThat(seen).contains("its FIN came while the write was stuck").doesNotContain("its FIN came alone");
        }
    }

    private static void writeUntilBroken(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write(LONG_BODY);
            }
        } catch (IOException broken) {
            // The client is gone.
        }
    }
}
