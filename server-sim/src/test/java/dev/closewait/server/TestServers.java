package dev.closewait.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.server.fault.Fault;
import dev.closewait.sim.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Starts servers for tests, in this process. */
public final class TestServers {
    private TestServers() {}

    /** A server on any free ports; the test is skipped where the transport is not available. */
    public static Server start(Transport transport, Fault... faults) throws IOException {
        assumeTrue(transport.unavailable().isEmpty(), transport + " is not available here");
        return Server
                .start(new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, transport, List.of(faults)));
    }
}
