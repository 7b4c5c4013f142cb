package dev.closewait.bench;

import dev.closewait.sim.ParentWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that accepts connections whose clients leave at once, and closes none: a leak that stands still.
 *
 * <p>A client that closed is an orphan in FIN_WAIT_2, which the kernel ends after {@code tcp_fin_timeout}; the
 * socket in CLOSE_WAIT outlives it, so each costs one descriptor. A few do not, see {@link Population}. The process ends with the one that started it,
 * and by itself after {@link #LIFE}.
 */
final class Holder {
    /** Longer than any benchmark needs its sockets. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** Well under the 28,000 ports that one address has for its connections by default. */
    private static final int CONNECTIONS_PER_ADDRESS = 5_000;

    /** Reachable as long as the process lives: a channel that nobody can reach any more is closed. */
    private static final List<SocketChannel> HELD = new ArrayList<>();

    private Holder() {}

    /** Takes how many sockets to hold; prints {@code ready}, its port, and how many it holds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ProcessHandle.current().parent().map(ProcessHandle::pid).ifPresent(ParentWatch::endWith);
        Thread.ofPlatform().daemon().start(Holder::endInTime);
        int sockets = Integer.parseInt(args[0]);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            for (int i = 0; i < sockets; i++) {
                HELD.add(connectAndLeave(listener, clientAddress(i)));
            }
            System.out.println("ready " + address.getPort() + " " + HELD.size());
            Thread.currentThread().join();
        }
    }

    private static SocketChannel connectAndLeave(ServerSocketChannel listener, InetAddress from) throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            client.bind(new InetSocketAddress(from, 0));
            client.connect(listener.getLocalAddress());
            return listener.accept();
        }
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
