package dev.closewait.scenarios.cases.subject;

import dev.closewait.sim.ParentWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a pool of connections, asks once on each, and then has nothing to ask. A pool that evicts looks now and then
 * whether the server has closed one, closes it too, and opens another.
 */
public final class PoolClient {
    /** A pool fills as it is needed, not all at once. */
    private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(50);
    private static final Duration BETWEEN_EVICTIONS = Duration.ofMillis(300);

    private PoolClient() {}

    /** Takes the parent's pid, the server's port, the size of the pool, and whether it evicts. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        ParentWatch.endWith(Long.parseLong(arguments[0]));
        int port = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        boolean evicts = Boolean.parseBoolean(arguments[3]);
        Plain.sayReady(0);
        List<Socket> pool = new ArrayList<>();
        while (pool.size() < size) {
            pool.add(connection(port));
            Thread.sleep(BETWEEN_CONNECTIONS);
        }
        while (true) {
            Thread.sleep(BETWEEN_EVICTIONS);
            if (evicts) {
                evict(pool, port);
            }
        }
    }

    private static Socket connection(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Plain.ask(socket);
        Plain.read(socket);
        return socket;
    }

    private static void evict(List<Socket> pool, int port) throws IOException {
        for (int slot = 0; slot < pool.size(); slot++) {
            if (closedByServer(pool.get(slot))) {
                pool.get(slot).close();
                pool.set(slot, connection(port));
            }
        }
    }

    private static boolean closedByServer(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return !Plain.read(socket);
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }
}
