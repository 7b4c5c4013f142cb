package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Eventually;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the kernel tells of processes that really run. */
class ProcessesTest {
    private static final long HALF_A_SECOND = TimeUnit.MILLISECONDS.toNanos(500);

    private final Processes processes = new Processes();

    @Test
    void aProcessWithMoreThreadsThanCpusRunsAndWaits() throws Exception {
        Process child = burn(2 * Runtime.getRuntime().availableProcessors());
        try {
            ProcessSample first = sample(child.pid());

            Eventually.until("it ran for half a second and waited for half a second", () -> {
                ProcessSample now = sample(child.pid());
                return now.runningNanos() - first.runningNanos() > HALF_A_SECOND
                        && now.waitingNanos() - first.waitingNanos() > HALF_A_SECOND;
            });
            assertThat(first.command()).isEqualTo("java");
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(processes.sample(Set.of(child.pid()))).isEmpty();
    }

    @Test
    void totalsNeverGoBackwardsWhenThreadsEnd() throws Exception {
        long pid = ProcessHandle.current().pid();
        Thread thread = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        long atStart = sample(pid).runningNanos();
        Eventually.until("the thread ran", () -> sample(pid).runningNanos() > atStart + HALF_A_SECOND);
        ProcessSample before = sample(pid);
        thread.interrupt();
        thread.join();

        ProcessSample after = sample(pid);

        assertThat(after.runningNanos()).isGreaterThanOrEqualTo(before.runningNanos());
        assertThat(after.waitingNanos()).isGreaterThanOrEqualTo(before.waitingNanos());
    }

    @Test
    void runningIsNearTheTimeThatTheProcessItselfKnows() {
        var self = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long slack = TimeUnit.MILLISECONDS.toNanos(200);
        long before = self.getProcessCpuTime();

        long running = sample(ProcessHandle.current().pid()).runningNanos();

        assertThat(running).isBetween(before - slack, self.getProcessCpuTime() + slack);
    }

    @Test
    void descriptorsAreCountedAndLimited() throws Exception {
        long pid = ProcessHandle.current().pid();
        int before = sample(pid).descriptors();
        try (var file = Files.newInputStream(Path.of("/proc/self/stat"))) {
            assertThat(file.read()).isPositive();
            ProcessSample sample = sample(pid);
            assertThat(sample.descriptors()).isEqualTo(before + 1);
            assertThat(sample.descriptorLimit()).isGreaterThan(sample.descriptors());
        }
    }

    @Test
    void aProcessThatIsNotThereHasNoSample() {
        assertThat(processes.sample(Set.of(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void theHostIsSampled() {
        HostSample host = new HostReader().sample();

        assertThat(host.processors()).isPositive();
        assertThat(host.loadAverage()).isNotNegative();
        assertThat(host.passiveOpens()).isNotNegative();
        assertThat(host.established()).isNotNegative();
    }

    private ProcessSample sample(long pid) {
        List<ProcessSample> samples = processes.sample(Set.of(pid));
        assertThat(samples).hasSize(1);
        return samples.getFirst();
    }

    private static Process burn(int threads) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), BusyLoop.class.getName(), Integer.toString(threads))
                .redirectErrorStream(true)
                .start();
    }
}
