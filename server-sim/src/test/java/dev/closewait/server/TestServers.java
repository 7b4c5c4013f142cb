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

    private static void assumeAvailable(Transport transport) {
        assumeTrue(transport.unavailable().isEmpty(), transport + " is not available here");
    }
}
