package dev.closewait.bench.population;

import dev.closewait.sim.ParentWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that accepts connections whose clients shut down their sending side at once, and closes none: a leak that
 * stands still.
 *
 * <p>It holds the clients too. They stay in FIN_WAIT_2, which the kernel ends after {@code tcp_fin_timeout} only where nobody
 * holds the socket any more ({@code tcp_close} in {@code net/ipv4/tcp.c}). So each connection is one socket in CLOSE_WAIT and one
 * in another state, for as long as this process lives. It ends with the one that started it, and by itself after {@link #LIFE}.
 */
final class Holder {
    /** Longer than any comparison needs its sockets. */
    static final Duration LIFE = Duration.ofMinutes(30);

    /** Well under the 28,000 ports that one address has for its connections by default. */
    private static final int CONNECTIONS_PER_ADDRESS = 5_000;

    /** Reachable as long as the process lives: a channel that nobody can reach any more is closed. */
    private static final List<SocketChannel> HELD = new ArrayList<>();

    private Holder() {}

    /** Takes how many sockets in CLOSE_WAIT to hold; prints {@code ready}, its port, and how many it holds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ProcessHandle.current().parent().map(ProcessHandle::pid).ifPresent(ParentWatch::endWith);
        Thread.ofPlatform().daemon().start(Holder::endInTime);
        int sockets = Integer.parseInt(args[0]);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            for (int i = 0; i < sockets; i++) {
                connectAndShutDown(listener, clientAddress(i));
            }
            System.out.println("ready " + address.getPort() + " " + sockets);
            Thread.currentThread().join();
        }
    }

    /** The listener is one of IPv6 and the client one of IPv4, as with most servers in Java: both tables fill. */
    private static void connectAndShutDown(ServerSocketChannel listener, InetAddress from) throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.INET);
        HELD.add(client);
        client.bind(new InetSocketAddress(from, 0));
        client.connect(listener.getLocalAddress());
        HELD.add(listener.accept());
        client.shutdownOutput();
    }

    /** An address of this process for its i-th client; others take others, so that none runs out of ports. */
    private static InetAddress clientAddress(int i) throws IOException {
        int process = 1 + (int) (ProcessHandle.current().pid() % 254);
        int block = 1 + i / CONNECTIONS_PER_ADDRESS;
        return InetAddress.getByAddress(new byte[]{127, (byte) process, (byte) block, 1});
    }

    private static void endInTime() {
        try {
            Thread.sleep(LIFE);
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody does, the end just comes early.
        }
        Runtime.getRuntime().halt(0);
    }
}
