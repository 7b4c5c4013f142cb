package dev.closewait.detector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** A listener on loopback, and connections to it that are held open on its side. */
public final class HeldSockets implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final InetSocketAddress target;
    private final Deque<SocketChannel> open = new ArrayDeque<>();

    private HeldSockets(ServerSocketChannel listener, String bind, String target, int backlog) throws IOException {
        this.listener = listener;
        listener.bind(new InetSocketAddress(InetAddress.getByName(bind), 0), backlog);
        this.target = new InetSocketAddress(InetAddress.getByName(target), listener.socket().getLocalPort());
    }

    /** A listener of IPv4 alone. */
    public static HeldSockets ipv4(int backlog) throws IOException {
        return new HeldSockets(ServerSocketChannel.open(StandardProtocolFamily.INET), "127.0.0.1", "127.0.0.1",
                backlog);
    }

    /** A listener of IPv6 on {@code ::1}. */
    public static HeldSockets ipv6(int backlog) throws IOException {
        return new HeldSockets(ServerSocketChannel.open(StandardProtocolFamily.INET6), "::1", "::1", backlog);
    }

    /** An IPv6 listener, as Java opens them, that IPv4 clients connect to. */
    public static HeldSockets dualStack(int backlog) throws IOException {
        return new HeldSockets(ServerSocketChannel.open(), "::", "127.0.0.1", backlog);
    }

    public int port() {
        return target.getPort();
    }

    /** A client's connection, not accepted yet. */
    public SocketChannel connect() throws IOException {
        ProtocolFamily family = target.getAddress().getAddress().length == Integer.BYTES
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
        SocketChannel client = SocketChannel.open(family);
        open.push(client);
        client.connect(target);
        return client;
    }

    /** The server's end of the next connection. */
    public SocketChannel accept() throws IOException {
        SocketChannel accepted = listener.accept();
        open.push(accepted);
        return accepted;
    }

    /** Connects, accepts, sends so many bytes, and sends the FIN; gives the server's end, which is in CLOSE_WAIT. */
    public SocketChannel closeWait(int unreadBytes) throws IOException {
        SocketChannel client = connect();
        SocketChannel accepted = accept();
        client.write(ByteBuffer.allocate(unreadBytes));
        client.shutdownOutput();
        return accepted;
    }

    /** Connects and sends so many bytes and the FIN, and leaves the connection in the backlog. */
    public void closeWaitInBacklog(int unreadBytes) throws IOException {
        SocketChannel client = connect();
        client.write(ByteBuffer.allocate(unreadBytes));
        client.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        listener.close();
    }
}
