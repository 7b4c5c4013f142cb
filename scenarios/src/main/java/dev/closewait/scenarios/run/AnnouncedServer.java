package dev.closewait.scenarios.run;

import java.time.Duration;
import java.util.Optional;

/**
 * A server-sim on its way: it says in a line when it is ready.
 *
 * @param process its process
 */
public record AnnouncedServer(Simulator process) implements StartingServer {
    private static final String READY = "ready";

    @Override
    public Optional<RunningServer> poll() throws RunException, InterruptedException {
        process.mustRun();
        return process.poll(READY).map(line -> RunningServer.of(process, line.json()));
    }

    @Override
    public RunningServer await() throws RunException, InterruptedException {
        return RunningServer.of(process, process.await(READY, DEADLINE).json());
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public RunException late() {
        return process.silent(READY, DEADLINE);
    }
}
