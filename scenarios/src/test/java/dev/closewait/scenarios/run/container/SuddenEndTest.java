package dev.closewait.scenarios.run.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.run.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Ends that no code of the runner sees coming: of the runner, and of the engine. */
@Timeout(120)
class SuddenEndTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @BeforeEach
    void needsAnEngine() throws Exception {
        EngineHere.orSkip().close();
    }

    @Test
    void aRunnerThatIsKilledLeavesNothing() throws Exception {
        // A JVM that is given options so says it on its errors, the reaper's too.
        Process runner = start(Map.of("JAVA_TOOL_OPTIONS", "-Dfile.encoding=UTF-8"));
        try (BufferedReader said = runner.inputReader(StandardCharsets.UTF_8)) {
            String label = said.readLine().substring(LongContainerRun.LABEL.length());
            awaitLine(said, LongContainerRun.UNDER_LOAD);
            List<ProcessHandle> children = runner.descendants().toList();
            assertThat(children).as("the reaper").isNotEmpty();
            assertThat(EngineHere.left(DockerEngine.find(), label)).as("servers, clients, holder, network").hasSize(4);

            long killed = System.nanoTime();
            runner.destroyForcibly();

            awaitNothingLeft(label);
            for (ProcessHandle child : children) {
                child.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
            System.out.println("containers: nothing was left "
                    + Duration.ofNanos(System.nanoTime() - killed).toMillis() + " ms after kill -9 of the runner");
        } finally {
            runner.destroyForcibly();
        }
    }

    @Test
    void anEngineThatGoesAwayIsToldInALineAndCleanedUpWhenItIsBack(@TempDir Path folder) throws Exception {
        DockerEngine engine = DockerEngine.find();
        Path behind = Path.of(DockerClientFactory.instance().getTransportConfig().getDockerHost().getPath());
        Path socket = folder.resolve("engine.sock");
        EngineProxy proxy = EngineProxy.open(socket, behind);
        Process runner = start(Map.of("DOCKER_HOST", "unix://" + socket));
        try (BufferedReader said = runner.inputReader(StandardCharsets.UTF_8)) {
            String label = said.readLine().substring(LongContainerRun.LABEL.length());
            awaitLine(said, LongContainerRun.UNDER_LOAD);

            proxy.close();

            assertThat(awaitLine(said, LongContainerRun.FAILED))
                    .contains("is out of reach: the Docker engine at unix://" + socket + " went away in mid-run")
                    .contains("docker container prune --filter label=" + label);
            assertThat(EngineHere.left(engine, label)).isNotEmpty();
            try (EngineProxy _ = EngineProxy.open(socket, behind)) {
                awaitNothingLeft(label);
            }
        } finally {
            proxy.close();
            runner.destroyForcibly();
        }
    }

    @Test
    void anEngineThatIsNotThereIsToldBeforeAnythingStarts(@TempDir Path folder) throws Exception {
        Process runner = start(Map.of("DOCKER_HOST", "unix://" + folder.resolve("nobody.sock")));
        try (BufferedReader said = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine())
                    .startsWith(LongContainerRun.FAILED + "no Docker engine answers at DOCKER_HOST, which"
                            + " is unix://" + folder.resolve("nobody.sock"));
        } finally {
            runner.destroyForcibly();
        }
    }

    private static Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder runner = new ProcessBuilder(
                Program.java("runner", LongContainerRun.class.getName()).command(List.of()));
        runner.environment().putAll(environment);
        return runner.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String awaitLine(BufferedReader said, String beginning) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = said.readLine();
        }
        assertThat(line).as("a line that begins with '" + beginning + "'").isNotNull();
        return line;
    }

    private static void awaitNothingLeft(String label) throws Exception {
        DockerEngine engine = DockerEngine.find();
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!EngineHere.left(engine, label).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(EngineHere.left(engine, label)).isEmpty();
    }
}
