package dev.closewait.client.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of real sockets; what it does with a connection is a line of the test. */
final class TestServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    /** What it does with a connection; the socket is closed afterwards. */
    interface Service {
        void serve(TestServer server, Socket socket) throws IOException, InterruptedException;
    }

    final Queue<InetSocketAddress> peers = new ConcurrentLinkedQueue<>();
    final AtomicInteger ends = new AtomicInteger();
    private final ServerSocket listener = new ServerSocket();

    TestServer(Service service) throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
        Thread.startVirtualThread(() -> accept(service));
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept(Service service) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                peers.add((InetSocketAddress) socket.getRemoteSocketAddress());
                Thread.startVirtualThread(() -> serve(service, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Service service, Socket socket) {
        try (socket) {
            service.serve(this, socket);
        } catch (IOException reset) {
            // A connection that did not end with a FIN is missing from the ends that a test counts.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a request's headers. */
    static String request(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the client left in mid-request");
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    /** Reads what comes until the client's FIN; an RST in its place is an exception. */
    static String untilEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** Writes until the client's kernel answers with RST, which it does as soon as nobody is left to read. */
    static void writeUntilReset(Socket socket) throws InterruptedException {
        try {
            while (true) {
                socket.getOutputStream().write(0);
                Thread.sleep(1);
            }
        } catch (IOException reset) {
            // What was waited for.
        }
    }

    void answer(Socket socket, String response) throws IOException {
        socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what comes until the client's FIN, and counts it. */
    void awaitEnd(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        ends.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
