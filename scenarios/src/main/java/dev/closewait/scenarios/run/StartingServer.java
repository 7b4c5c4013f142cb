package dev.closewait.scenarios.run;

import java.time.Duration;
import java.util.Optional;

/** A server that was started, and may not be ready yet. */
public interface StartingServer {
    /** A JVM is up in under a second; a machine that is busy with something else may need many times that. */
    Duration DEADLINE = Duration.ofSeconds(20);

    /**
     * The server, if it is ready by now.
     *
     * @throws RunException when it has ended
     */
    Optional<RunningServer> poll() throws RunException, InterruptedException;

    /**
     * Waits until it is ready.
     *
     * @throws RunException when it has ended, or is not ready in time
     */
    RunningServer await() throws RunException, InterruptedException;

    /** How long it may take. */
    Duration deadline();

    /**
     * What to throw when it takes longer.
     *
     * @throws RunException when even that cannot be told
     */
    RunException late() throws RunException;
}
