package dev.closewait.scenarios.run.container;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * A process that outlives its runner, by a moment: when that has ended, however it ended, what it had in the engine is
 * removed. Its standard input is a pipe from the runner, which the kernel closes when there is no runner any more.
 *
 * <p>Testcontainers has such a thing of its own, Ryuk, as a container; its image would have to be pulled, and it wants the
 * engine's socket.
 */
final class Reaper {
    /** What it prints when it is ready to clean up. */
    static final String READY = "ready";

    private static final int CLEAN = 0;
    private static final int FAILED = 1;
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(30);

    private Reaper() {}

    /** Waits for the end of standard input, then removes all that carries the label in the argument. */
    public static void main(String[] arguments) throws Throwable {
        leaveSession();
        ApiVersion.agree();
        Sweep sweep = new Sweep(DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig()), new RunLabel(arguments[0]));
        System.out.println(READY);
        awaitEndOfInput();
        // An engine that takes a request and never answers must not keep this process.
        CompletableFuture.delayedExecutor(LONGEST_SWEEP.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(FAILED));
        boolean clean = sweep.run();
        // Halted: threads and hooks of the engine's client have nothing left to do.
        Runtime.getRuntime().halt(clean ? CLEAN : FAILED);
    }

    /** Ctrl-C and the end of a terminal go to all processes of a session's group (setsid(2)): this one is then in neither. */
    @SuppressWarnings("restricted")
    private static void leaveSession() throws Throwable {
        Linker linker = Linker.nativeLinker();
        int _ = (int) linker.downcallHandle(linker.defaultLookup().findOrThrow("setsid"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT)).invokeExact();
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody says anything; only the end counts.
        }
    }
}
