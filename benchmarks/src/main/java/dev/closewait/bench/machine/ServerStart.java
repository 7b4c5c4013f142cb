package dev.closewait.bench.machine;

import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.Simulators;
import java.io.IOException;

/**
 * Starts a server in a process of its own.
 *
 * @param <S> the server, which ends its processes when it closes
 */
@FunctionalInterface
public interface ServerStart<S> {
    /** Starts it; its processes are among these, and may be left there on any failure. */
    S with(Simulators processes) throws RunException, IOException, InterruptedException;

    /**
     * Starts a server, of which nothing is left where it does not start, whatever the reason.
     *
     * @throws IOException when it does not
     */
    static <S> S of(ServerStart<S> start) throws IOException, InterruptedException {
        Simulators processes = new Simulators();
        boolean started = false;
        try {
            S server = start.with(processes);
            started = true;
            return server;
        } catch (RunException failed) {
            throw new IOException(failed.getMessage(), failed);
        } finally {
            if (!started) {
                processes.close();
            }
        }
    }
}
