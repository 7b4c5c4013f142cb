package dev.closewait.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The twin of every fault: without one, no socket stays in CLOSE_WAIT. */
@ParameterizedClass
@EnumSource(Transport.class)
class HealthyServerTest {
    private final Transport transport;
    private Server server;
    private Client client;

    HealthyServerTest(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void connect() throws IOException {
        server = TestServers.start(transport);
        client = new Client(server.port());
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void aConnectionServesManyRequestsAndEndsWithThePeersFin() throws Exception {
        for (int request = 0; request < 3; request++) {
            assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok\n");
        }
        client.fin().awaitEnd();
        client.awaitServerEndGone();
    }

    @Test
    void requestsSentAtOnceAreAllAnsweredBeforeTheFinIsFollowed() throws Exception {
        client.sendGet().sendGet().sendGet().fin();
        for (int request = 0; request < 3; request++) {
            assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
        }
        client.awaitEnd();
        client.awaitServerEndGone();
    }

    @Test
    void aFinWithoutARequestIsFollowedAtOnce() throws Exception {
        client.fin().awaitEnd();
        client.awaitServerEndGone();
    }

    @Test
    void aFinInTheMiddleOfARequestIsFollowed() throws Exception {
        client.send("POST / HTTP/1.1", "Host: localhost", "Content-Length: 1000").write("so far").fin();
        client.awaitEnd();
        client.awaitServerEndGone();
    }

    @Test
    void connectionCloseEndsTheConnectionAfterItsResponse() throws Exception {
        client.send("GET / HTTP/1.1", "Host: localhost", "Connection: close");
        assertThat(client.receive()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
        client.awaitEnd();
    }

    @Test
    void whatIsNoHttpIsRefusedAndClosed() throws Exception {
        client.send("this is nothing");
        assertThat(client.receive()).startsWith("HTTP/1.1 400 ");
        client.awaitEnd();
    }
}
