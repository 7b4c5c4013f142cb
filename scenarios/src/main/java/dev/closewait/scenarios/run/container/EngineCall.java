package dev.closewait.scenarios.run.container;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A call of the engine that ends, whatever the engine does. The client that Testcontainers makes waits without end for the
 * answer of one that is stalled, and no interrupt wakes it; cleaning up must go on to what comes next.
 */
final class EngineCall {
    /** An engine that is busy removes a container in some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private EngineCall() {}

    /**
     * What the engine answers. An interrupt does not hurry this.
     *
     * @throws CompletionException when it does not answer in time; whatever else the call throws is thrown here
     */
    static <T> T of(Supplier<T> call) {
        return within(PATIENCE, call);
    }

    /** The same of a call that gives nothing back. */
    static void run(Runnable call) {
        of(() -> {
            call.run();
            return true;
        });
    }

    static <T> T within(Duration patience, Supplier<T> call) {
        try {
            return CompletableFuture.supplyAsync(call, Thread.ofPlatform().daemon().name("engine call")::start)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw failed;
        }
    }
}
