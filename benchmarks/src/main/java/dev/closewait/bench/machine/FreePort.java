package dev.closewait.bench.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port of loopback for programs that cannot be asked which one they took. */
public final class FreePort {
    private FreePort() {}

    /** One that was free a moment ago. */
    public static int any() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return any.getLocalPort();
        }
    }
}
