package dev.closewait.scenarios.run.container;

import dev.closewait.scenarios.run.Program;
import dev.closewait.scenarios.run.RunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The {@link Reaper} of this process. */
final class ReaperProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(20);
    private static final Duration END_DEADLINE = Duration.ofSeconds(15);

    private final Process process;

    private ReaperProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @throws RunException when it does not come up; then nothing may be started that it would have to remove
     */
    static ReaperProcess start(RunLabel label) throws RunException, InterruptedException {
        try {
            Process process = new ProcessBuilder(
                    Program.java("reaper", Reaper.class.getName()).command(List.of(label.value())))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            ReaperProcess reaper = new ReaperProcess(process);
            Optional<String> said = firstLine(process);
            if (!said.equals(Optional.of(Reaper.READY))) {
                process.destroyForcibly();
                throw new RunException("the process that is to remove containers did not come up: "
                        + said.orElse("it said nothing for " + START_DEADLINE.toSeconds() + " s"));
            }
            return reaper;
        } catch (IOException cannot) {
            throw new RunException("the process that is to remove containers cannot be started: " + cannot.getMessage(),
                    cannot);
        }
    }

    private static Optional<String> firstLine(Process process) throws InterruptedException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> line = CompletableFuture
                .supplyAsync(() -> reader.lines().findFirst().orElse("nothing"));
        try {
            return Optional.of(line.get(START_DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            return Optional.empty();
        }
    }

    /** Lets it remove what is left, and waits for its end. An interrupt does not hurry this. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // Then it has ended.
        }
        process.onExit().completeOnTimeout(process, END_DEADLINE.toMillis(), TimeUnit.MILLISECONDS).join();
        process.destroyForcibly();
    }
}
