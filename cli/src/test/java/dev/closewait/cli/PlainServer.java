package dev.closewait.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A small server without any library, a process of its own: it answers each connection, and closes it, or forgets to. */
final class PlainServer {
    /** Held, or the garbage collector would close them. */
    private static final List<Socket> FORGOTTEN = new ArrayList<>();

    private static final byte[] ANSWER = {'o', 'k', '\n'};

    private PlainServer() {}

    public static void main(String... arguments) throws IOException {
        boolean forgets = arguments[0].equals("forgets");
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(listener.getLocalPort());
            Thread.ofPlatform().daemon().start(PlainServer::endWithParent);
            while (true) {
                Socket socket = listener.accept();
                socket.getInputStream().read(new byte[100]);
                socket.getOutputStream().write(ANSWER);
                if (forgets) {
                    FORGOTTEN.add(socket);
                } else {
                    socket.getInputStream().read();
                    socket.close();
                }
            }
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes here: the stream ends when the parent does.
            }
        } catch (IOException gone) {
            // The same.
        }
        Runtime.getRuntime().halt(0);
    }
}
