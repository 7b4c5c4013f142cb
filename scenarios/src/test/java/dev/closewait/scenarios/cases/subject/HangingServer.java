package dev.closewait.scenarios.cases.subject;

import dev.closewait.sim.ParentWatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few workers take connections in turn, answer them and close them. After so many requests each one that comes hangs
 * its worker for good, as a lock does that is never released.
 */
public final class HangingServer {
    private static final int WORKERS = 4;

    private HangingServer() {}

    /** Takes the parent's pid, and how many requests are answered before it hangs. */
    public static void main(String... arguments) throws IOException {
        ParentWatch.endWith(Long.parseLong(arguments[0]));
        AtomicInteger good = new AtomicInteger(Integer.parseInt(arguments[1]));
        ServerSocket listener = Plain.listen();
        for (int worker = 0; worker < WORKERS; worker++) {
            Thread.ofPlatform().start(() -> work(listener, good));
        }
        Plain.sayReady(listener.getLocalPort());
    }

    private static void work(ServerSocket listener, AtomicInteger good) {
        while (true) {
            try (Socket socket = listener.accept()) {
                serve(socket, good);
            } catch (IOException | InterruptedException clientWentAway) {
                // The next one may be better off.
            }
        }
    }

    private static void serve(Socket socket, AtomicInteger good) throws IOException, InterruptedException {
        Plain.read(socket);
        if (good.getAndDecrement() <= 0) {
            new CountDownLatch(1).await();
        }
        Plain.answer(socket);
        while (Plain.read(socket)) {
            // One request is all that is answered.
        }
    }
}
