package dev.closewait.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/** A plain blocking client on one connection. */
public final class Client implements AutoCloseable {
    /** A request that any server understands. */
    public static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends the head of a request without body, and the empty line that ends it. */
    public Client send(String... head) throws IOException {
        return write(String.join("\r\n", head) + "\r\n\r\n");
    }

    /** Sends {@link #GET}. */
    public Client sendGet() throws IOException {
        return write(GET);
    }

    public Client write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Reads one response: the head, and as much of a body as its Content-Length says. */
    public String receive() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = socket.getInputStream().read();
            if (read < 0) {
                throw new IOException("the connection ended in the middle of a response: " + head);
            }
            head.append((char) read);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Sends FIN; the client could still read. */
    public Client fin() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads to the end of the stream: returns when the server has closed. */
    public void awaitEnd() throws IOException {
        InputStream in = socket.getInputStream();
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** What the kernel tells of the server's end of this connection. */
    public Optional<KernelRow> serverEnd() {
        return KernelRow.of(socket.getPort(), socket.getLocalPort());
    }

    /** What the kernel tells of this client's end of it. */
    public Optional<KernelRow> clientEnd() {
        return KernelRow.of(socket.getLocalPort(), socket.getPort());
    }

    /** Waits until the server has read all that was sent. */
    public void awaitRead() throws InterruptedException {
        Await.until("the server has read everything",
                () -> serverEnd().filter(row -> row.unreadBytes() == 0).isPresent());
    }

    /** Waits until the kernel shows the server's end in CLOSE_WAIT with this many bytes unread. */
    public void awaitCloseWait(int unreadBytes) throws InterruptedException {
        awaitCloseWait("Recv-Q " + unreadBytes, row -> row.unreadBytes() == unreadBytes);
    }

    /** Waits until the kernel shows the server's end in CLOSE_WAIT, and as it should be besides. */
    public void awaitCloseWait(String what, Predicate<KernelRow> looks) throws InterruptedException {
        Await.until(() -> "the server's socket is in CLOSE_WAIT with " + what + ", last seen " + serverEnd(),
                () -> serverEnd().filter(row -> row.inCloseWait() && looks.test(row)).isPresent());
    }

    /** Waits until the server's end is in no table: closed by both sides, whoever began. */
    public void awaitServerEndGone() throws InterruptedException {
        Await.gone("the server's socket", this::serverEnd);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
