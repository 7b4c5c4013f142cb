package dev.closewait.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.server.fault.catalogue.SlowClose;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminTest {
    private static final String ALWAYS_LEAK = "[{\"exception-skips-close\":{\"probability\":1.0,\"stage\":\"after-response\",\"seed\":1}}]";

    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = TestServers.start(Transport.NIO);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void theFaultsAreToldAsTheyWereGiven() throws IOException {
        assertThat(ask("GET", "/faults", "")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n[]\n");
        assertThat(ask("PUT", "/faults", ALWAYS_LEAK)).startsWith("HTTP/1.1 200 ").endsWith(ALWAYS_LEAK + "\n");
        assertThat(ask("GET", "/faults", "")).endsWith(ALWAYS_LEAK + "\n");
    }

    @Test
    void aSwitchIsForNewConnectionsOnly() throws Exception {
        try (Client before = new Client(server.port())) {
            before.sendGet().receive();
            ask("PUT", "/faults", ALWAYS_LEAK);
            before.fin().awaitEnd();
            before.awaitServerEndGone();
        }
        try (Client between = new Client(server.port())) {
            between.sendGet().receive();
            ask("PUT", "/faults", "[]");
            between.fin();
            between.awaitCloseWait(0);
        }
        try (Client after = new Client(server.port())) {
            after.sendGet().receive();
            after.fin().awaitEnd();
            after.awaitServerEndGone();
        }
        awaitCounters("{\"accepted\":3,\"answered\":3,\"rejected\":0,\"closed\":2,\"open\":1,\"leaked\":1}");
    }

    @Test
    void aBadListChangesNothing() throws IOException {
        ask("PUT", "/faults", ALWAYS_LEAK);
        assertThat(ask("PUT", "/faults", "[{\"slow-close\":{\"delay\":\"soon\"}}]")).startsWith("HTTP/1.1 400 ")
                .endsWith(
                        "fault slow-close: delay is \"soon\", expected a duration such as 250us, 20ms, 5s, 2m or 3d\n");
        assertThat(ask("GET", "/faults", "")).endsWith(ALWAYS_LEAK + "\n");
    }

    @Test
    void aRequestThatIsRefusedIsCounted() throws Exception {
        ask("PUT", "/faults", "[{\"slow-cpu\":{\"cpu\":\"1s\",\"threads\":1,\"queue\":1}}]");
        try (Client first = new Client(server.port());
                Client second = new Client(server.port());
                Client third = new Client(server.port())) {
            first.sendGet();
            second.sendGet();
            third.sendGet();
            awaitCounters("{\"accepted\":3,\"answered\":0,\"rejected\":1,\"closed\":1,\"open\":2,\"leaked\":0}");
        }
    }

    @Test
    void adminConnectionsGetNoFaultAndAreNotCounted() throws Exception {
        server.faults().switchTo(List.of(new SlowClose(Duration.ofMinutes(60))));
        try (Client admin = new Client(server.adminPort())) {
            admin.send("GET /faults HTTP/1.1", "Host: localhost").receive();
            admin.fin().awaitEnd();
            admin.awaitServerEndGone();
        }
        awaitCounters("{\"accepted\":0,\"answered\":0,\"rejected\":0,\"closed\":0,\"open\":0,\"leaked\":0}");
    }

    @Test
    void anotherMethodIsNotAllowed() throws IOException {
        assertThat(ask("POST", "/faults", "[]")).startsWith("HTTP/1.1 405 ").containsIgnoringCase("allow: GET, PUT");
        assertThat(ask("PUT", "/counters", "")).startsWith("HTTP/1.1 405 ").containsIgnoringCase("allow: GET\r\n");
    }

    @Test
    void anotherPathIsNotFound() throws IOException {
        assertThat(ask("GET", "/", "")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aHostThatIsNotThisMachineIsRefused() throws IOException {
        try (Client client = new Client(server.adminPort())) {
            assertThat(client.send("GET /faults HTTP/1.1", "Host: example.org").receive()).startsWith("HTTP/1.1 421 ")
                    .contains("example.org");
            assertThat(client.send("GET /faults HTTP/1.1").receive()).startsWith("HTTP/1.1 421 ");
            assertThat(client.send("GET /faults HTTP/1.1", "Host: 127.0.0.1", "Host: example.org").receive())
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    private void awaitCounters(String expected) throws InterruptedException {
        Await.until("the counters are " + expected + ", last seen " + counters(), () -> counters().equals(expected));
    }

    private String counters() {
        try {
            String response = ask("GET", "/counters", "");
            return response.substring(response.indexOf("\r\n\r\n")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String method, String path, String body) throws IOException {
        try (Client client = new Client(server.adminPort())) {
            return client
                    .send(method + " " + path + " HTTP/1.1", "Host: localhost", "Content-Length: " + body.length())
                    .write(body)
                    .receive();
        }
    }
}
