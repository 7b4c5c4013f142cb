package dev.closewait.client;

import dev.closewait.client.engine.Engine;
import java.util.concurrent.CountDownLatch;

/**
 * What SIGTERM and Ctrl-C do while a run is under way: stop it, wait for its report, and exit 0. Close it when the report
 * is written.
 */
final class Termination implements AutoCloseable {
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook;

    private Termination(Engine engine) {
        hook = Thread.ofPlatform().name("termination").unstarted(() -> stop(engine));
    }

    static Termination stops(Engine engine) {
        Termination termination = new Termination(engine);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** Runs as a shutdown hook: the JVM would exit with 128 + 15 after it, so it exits itself. */
    private void stop(Engine engine) {
        engine.stop();
        try {
            reported.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ClientSim.CARRIED_OUT);
    }

    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs, has just been let go, and is about to end this process.
        }
    }
}
