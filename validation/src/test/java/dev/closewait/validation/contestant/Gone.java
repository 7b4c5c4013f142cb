package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes that {@code leaves-children.sh} wrote down. */
final class Gone {
    private static final int PROCESSES = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Gone() {}

    /** Waits until it has written down all of them. */
    static List<ProcessHandle> awaitStart(Path written) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!Files.exists(written) || Files.readAllLines(written).size() < PROCESSES) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
        List<ProcessHandle> processes = Files.readAllLines(written)
                .stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
        assertThat(processes).as("run").hasSize(PROCESSES);
        return processes;
    }

    static void await(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
