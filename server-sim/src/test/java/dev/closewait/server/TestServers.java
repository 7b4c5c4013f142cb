package dev.closewait.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.Faults;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Starts servers for tests, in this process. */
public final class TestServers {
    /** Recv-Q counts a FIN as a byte. */
    public static final int FIN = 1;

    private TestServers() {}

    /** A server on any free ports; the test is skipped where the transport is not available. */
    public static Server start(Transport transport, Fault... faults) throws IOException {
        assumeAvailable(transport);
        return Server
                .start(new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, transport, List.of(faults)));
    }

    /** A server in a process of its own, for faults that would keep one in this process from being closed. */
    public static ServerProcess process(Transport transport, Fault... faults) throws IOException {
        assumeAvailable(transport);
        return new ServerProcess("--transport=" + transport, "--faults=" + Faults.toJson(List.of(faults)));
    }

    /** Skips the test where the transport is not available. */
    public static void assumeAvailable(Transport transport) {
        assumeTrue(transport.unavailable().isEmpty(), transport + " is not available here");
    }

    /**
     * Has the client send its FIN, and sees the server's end stay in CLOSE_WAIT, with so many bytes unread, while the faults
     * are off and others are closed.
     */
    public static void assertStays(Server server, Client leaked, int unreadBytes) throws Exception {
        leaked.fin().awaitCloseWait(unreadBytes);
        server.faults().switchTo(List.of());
        closeOneOnEachLoop(server);
        leaked.awaitCloseWait("Recv-Q " + unreadBytes + " and a descriptor",
                row -> row.unreadBytes() == unreadBytes && row.inode() != 0);
    }

    /** So each event loop, that of a leaked connection too, has had the time to close what it would close. */
    public static void closeOneOnEachLoop(Server server) throws Exception {
        for (int loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
            try (Client healthy = new Client(server.port())) {
                healthy.sendGet().receive();
                healthy.fin().awaitEnd();
                healthy.awaitServerEndGone();
            }
        }
    }
}
