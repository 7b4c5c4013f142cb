package dev.closewait.server;

import dev.closewait.server.fault.Fault;
import dev.closewait.sim.Transport;
import java.net.InetAddress;
import java.util.List;

/**
 * What a server is started with.
 *
 * @param address to listen at, for both ports
 * @param port to serve on, 0 for any free one
 * @param adminPort to be switched and asked on, 0 for any free one
 * @param transport of the serving port; the admin port is always NIO
 * @param faults to begin with
 */
public record ServerSettings(InetAddress address, int port, int adminPort, Transport transport, List<Fault> faults) {
    public ServerSettings {
        faults = List.copyOf(faults);
    }
}
