package dev.closewait.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ServerProcessTest {
    /** Requests in one write of a flood. */
    private static final int PIPELINED = 200;

    @Test
    void itTellsWhatItIsWhenItIsReady() throws Exception {
        try (ServerProcess process = new ServerProcess("--transport=nio",
                "--faults=[{\"slow-close\":{\"delay\":\"20ms\"}}]")) {
            assertThat(process.ready().toString()).isEqualTo(
                    "{\"version\":1,\"event\":\"ready\",\"pid\":%d,\"host\":\"127.0.0.1\",\"port\":%d,\"adminPort\":%d,\"transport\":\"nio\",\"faults\":[{\"slow-close\":{\"delay\":\"20ms\"}}]}"
                            .formatted(process.server().pid(), process.ready().path("port").asInt(),
                                    process.ready().path("adminPort").asInt()));
            try (Client client = new Client(process.ready().path("port").asInt())) {
                assertThat(client.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void itEndsNormallyWhenItIsTold() throws Exception {
        try (ServerProcess process = new ServerProcess("--transport=nio")) {
            process.server().destroy();
            assertThat(process.parent().waitFor()).as("the shell passes on the server's exit code").isZero();
        }
    }

    @Test
    void itEndsWhenItsParentIsKilled() throws Exception {
        try (ServerProcess process = new ServerProcess("--transport=nio")) {
            process.parent().destroyForcibly().waitFor();
            Await.until("the server has ended", () -> !process.server().isAlive());
        }
    }

    @Test
    void itEndsWhenItsParentIsKilledAlthoughItsEventLoopsAreBusy() throws Exception {
        try (ServerProcess process = new ServerProcess("--transport=nio")) {
            int port = process.ready().path("port").asInt();
            for (int loop = 0; loop < 2 * Runtime.getRuntime().availableProcessors(); loop++) {
                Client client = new Client(port);
                client.sendGet().receive();
                Thread.ofVirtual().start(() -> flood(client));
            }
            process.parent().destroyForcibly().waitFor();
            Await.until("the server has ended", () -> !process.server().isAlive());
        }
    }

    @Test
    void itsChildEndsWhenItIsKilled() throws Exception {
        try (ServerProcess process = new ServerProcess("--transport=nio",
                "--faults=[{\"descriptor-inherited\":{\"connections\":1}}]");
                Client client = new Client(process.ready().path("port").asInt())) {
            client.sendGet().receive();
            ProcessHandle child = process.server().children().findFirst().orElseThrow();
            process.server().destroyForcibly();
            Await.until("the child has ended", () -> !child.isAlive());
        }
    }

    /** Event loops that never come back can be asked nothing, not even to end. */
    @ParameterizedTest
    @ValueSource(strings = {"event-loop-blocked", "event-loop-spinning"})
    void itEndsAlthoughAnEventLoopIsCaught(String fault) throws Exception {
        String faults = "--faults=[{\"" + fault + "\":{\"after\":0}}]";
        try (ServerProcess told = new ServerProcess("--transport=nio", faults);
                ServerProcess orphaned = new ServerProcess("--transport=nio", faults)) {
            new Client(told.port()).sendGet().awaitRead();
            new Client(orphaned.port()).sendGet().awaitRead();
            told.server().destroy();
            assertThat(told.parent().waitFor()).as("the shell passes on the server's exit code").isZero();
            orphaned.parent().destroyForcibly().waitFor();
            Await.until("the server has ended", () -> !orphaned.server().isAlive());
        }
    }

    /** Until the server is gone. */
    private static void flood(Client client) {
        Thread.ofVirtual().start(() -> {
            try (client) {
                client.awaitEnd();
            } catch (IOException _) {
                // The server is gone, as it should be.
            }
        });
        try {
            while (true) {
                client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(PIPELINED));
            }
        } catch (IOException _) {
            // The server is gone, as it should be.
        }
    }
}
