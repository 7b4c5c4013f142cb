package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.fail;

import dev.closewait.cli.web.visit.Bounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of the page for each test, spoken to as browsers speak, or by bytes as they stand. */
abstract class ServedPage {
    /** Two may have something running; who leaves is soon forgotten. */
    static final Bounds SMALL = new Bounds(24, 4, 2, Duration.ofMillis(400), Duration.ofMinutes(1),
            Duration.ofSeconds(2));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    LearnServer server;

    @BeforeEach
    void serve() throws IOException {
        server = LearnServer.open(0, SMALL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The first line of the answer to a request as it stands; nothing when the connection is cut off. */
    String raw(String request) {
        int port = URI.create(server.origin()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(request.replace("PORT", Integer.toString(port)).getBytes(StandardCharsets.UTF_8));
            String line = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException cutOff) {
            return "";
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            Thread.sleep(5);
        }
    }
}
