package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.fail;

import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.lessons.plan.Settings;
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
    /** Two may have something running; nobody is forgotten, however long a test takes until it listens. */
    static final Bounds SMALL = bounds(Duration.ofMinutes(5));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    LearnServer server;

    @BeforeEach
    void serve() throws IOException {
        server = LearnServer.open(0, SMALL, Settings.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** @param grace how long one is kept who has left */
    static Bounds bounds(Duration grace) {
        return new Bounds(24, 4, 2, grace, Duration.ofMinutes(1), Duration.ofSeconds(2));
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
