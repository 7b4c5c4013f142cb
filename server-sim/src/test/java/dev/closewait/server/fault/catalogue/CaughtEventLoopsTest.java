package dev.closewait.server.fault.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.ServerProcess;
import dev.closewait.server.TestServers;
import dev.closewait.server.fault.Fault;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** Event loops that never come back from a handler, blocked or spinning. */
@ParameterizedClass
@EnumSource(Transport.class)
class CaughtEventLoopsTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private final Transport transport;

    CaughtEventLoopsTest(Transport transport) {
        this.transport = transport;
    }

    static List<Fault> faults() {
        return List.of(new EventLoopBlocked(1), new EventLoopSpinning(1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void allLoopsAreCaughtAndNobodyIsServedAnyMore(Fault fault) throws Exception {
        try (ServerProcess server = TestServers.process(transport, fault)) {
            serveOne(server);
            for (int loop = 0; loop < LOOPS; loop++) {
                Client caught = new Client(server.port());
                caught.write(REQUEST);
                caught.awaitRead();
                caught.fin();
                caught.awaitCloseWait(TestServers.FIN);
            }
            for (int loop = 0; loop < LOOPS; loop++) {
                Client unserved = new Client(server.port());
                unserved.write(REQUEST).fin();
                unserved.awaitCloseWait(REQUEST.length() + TestServers.FIN);
                Await.until("the listener's loop goes on accepting",
                        () -> unserved.serverEnd().orElseThrow().accepted());
            }
        }
    }

    @Test
    void aLoopThatSpinsTakesACpu() throws Exception {
        try (ServerProcess server = TestServers.process(transport, new EventLoopSpinning(0))) {
            new Client(server.port()).sendGet().awaitRead();
            Duration before = cpu(server);
            Await.until("it has used a second of CPU since",
                    () -> cpu(server).minus(before).compareTo(Duration.ofSeconds(1)) > 0);
        }
    }

    private static Duration cpu(ServerProcess server) {
        return server.server().info().totalCpuDuration().orElseThrow();
    }

    private static void serveOne(ServerProcess server) throws IOException, InterruptedException {
        try (Client good = new Client(server.port())) {
            assertThat(good.sendGet().receive()).startsWith("HTTP/1.1 200 ");
            good.fin().awaitEnd();
            good.awaitServerEndGone();
        }
    }
}
