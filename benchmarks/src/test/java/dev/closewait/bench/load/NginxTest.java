package dev.closewait.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.bench.machine.OurJvm;
import dev.closewait.bench.machine.TemporaryFolder;
import dev.closewait.bench.machine.Tools;
import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NginxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    @TempDir
    private Path temporary;

    /** Starts it, says so, and stays. */
    static final class Stays {
        public static void main(String[] arguments) throws Exception {
            try (Nginx nginx = Nginx.start(List.of())) {
                System.out.println("serves on " + nginx.port());
                Thread.currentThread().join();
            }
        }
    }

    /** As Ctrl-C and {@code kill -9} do it. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void nothingOfItStaysWhenTheBenchIsEnded(String signal) throws Exception {
        assumeTrue(Tools.findDaemon("nginx").isPresent(), "nginx is not installed");
        Process bench = new ProcessBuilder(OurJvm.command(
                Stream.concat(JvmFlags.ACCESS.stream(), Stream.of("-Djava.io.tmpdir=" + temporary)).toList(),
                Stays.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(bench.inputReader().readLine()).startsWith("serves on ");
            assertThat(left()).isNotEmpty();
            List<ProcessHandle> children = bench.descendants().toList();

            new ProcessBuilder("kill", "-" + signal, Long.toString(bench.pid())).start().waitFor();

            bench.waitFor();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!(left().isEmpty() && children.stream().noneMatch(ProcessHandle::isAlive))
                    && System.nanoTime() < deadline) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            assertThat(left()).isEmpty();
            assertThat(children).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
        } finally {
            bench.destroyForcibly();
        }
    }

    @Test
    void itsFolderGoesWithAllThatIsInIt() throws Exception {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.of("closewait-test-")) {
            path = folder.path();
            Files.createDirectories(path.resolve("with/something in it"));
        }
        assertThat(path).doesNotExist();
    }

    /** What a JVM keeps there for its own tools ({@code hsperfdata}) is no business of ours. */
    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(each -> each.getFileName().toString().startsWith("closewait-")).toList();
        }
    }
}
