package dev.closewait.scenarios.cases.subject;

import dev.closewait.sim.ParentWatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Keeps connections open between requests, and closes those on which nothing was asked for a while. */
public final class ImpatientServer {
    private ImpatientServer() {}

    /** Takes the parent's pid, and for how long a connection may be idle, in milliseconds. */
    public static void main(String... arguments) throws IOException {
        ParentWatch.endWith(Long.parseLong(arguments[0]));
        int mostIdleMillis = Integer.parseInt(arguments[1]);
        try (ServerSocket listener = Plain.listen()) {
            Plain.sayReady(listener.getLocalPort());
            while (true) {
                Socket socket = listener.accept();
                socket.setSoTimeout(mostIdleMillis);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            while (Plain.read(socket)) {
                Plain.answer(socket);
            }
        } catch (IOException idleForTooLong) {
            // Closed, whatever it was.
        }
    }
}
