package dev.closewait.scenarios.cases.subject;

import dev.closewait.sim.ParentWatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Each request waits for something that takes its time and costs no CPU; then it is answered, and its connection closed. */
public final class DownstreamServer {
    private DownstreamServer() {}

    /** Takes the parent's pid, and how long each request waits, in milliseconds. */
    public static void main(String... arguments) throws IOException {
        ParentWatch.endWith(Long.parseLong(arguments[0]));
        Duration downstream = Duration.ofMillis(Long.parseLong(arguments[1]));
        try (ServerSocket listener = Plain.listen()) {
            Plain.sayReady(listener.getLocalPort());
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket, downstream));
            }
        }
    }

    private static void serve(Socket socket, Duration downstream) {
        try (socket) {
            Plain.read(socket);
            Thread.sleep(downstream);
            Plain.answer(socket);
        } catch (IOException | InterruptedException clientWentAway) {
            // There is nobody left to tell.
        }
    }
}
