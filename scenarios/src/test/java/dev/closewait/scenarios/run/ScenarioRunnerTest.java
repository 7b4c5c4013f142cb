package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFiles;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScenarioRunnerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Whatever happened: no process is left. */
    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void aServerThatDoesNotStartIsToldWithItsLastWords() {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> runner(BadServer.EndsAtOnce.class).run(scenario()))
                .withMessageMatching("server-sim ended with exit code 64 after [0-9.]+ s: "
                        + "port 80 is in use by another process");
    }

    @Test
    void aServerThatEndsHalfWayIsToldWithItsLastWords() {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> runner(BadServer.EndsUnderLoad.class).run(scenario()))
                .withMessageMatching("server-sim ended with exit code 3 after [0-9.]+ s: out of luck");
    }

    @Test
    void aServerThatIsNeverReadyAndWillNotEndIsKilled() throws Exception {
        try (Simulators simulators = new Simulators()) {
            Simulator server = simulators.start(program(BadServer.NeverReady.class), List.of());
            assertThatExceptionOfType(RunException.class)
                    .isThrownBy(() -> server.await("ready", Duration.ofSeconds(1)))
                    .withMessageContaining("did not say 'ready' within 1 s");
        }
    }

    @Test
    void anInterruptedRunnerCleansUp() throws Exception {
        Thread runner = Thread.currentThread();
        RunListener interrupter = new RunListener() {
            @Override
            public void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> said) {
                if (elapsed.isPositive()) {
                    runner.interrupt();
                }
            }
        };

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, interrupter)
                        .run(scenario()));
    }

    @Test
    void aRunnerThatIsKilledTakesItsProcessesWithIt() throws Exception {
        assertEndsWithItsProcesses(Process::destroyForcibly);
    }

    @Test
    void aRunnerThatIsAskedToEndTakesItsProcessesWithIt() throws Exception {
        assertEndsWithItsProcesses(Process::destroy);
    }

    private static void assertEndsWithItsProcesses(java.util.function.Consumer<Process> end) throws Exception {
        Process runner = new ProcessBuilder(program(LongRun.class).command(List.of()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = runner.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo(LongRun.UNDER_LOAD);
            List<ProcessHandle> children = runner.descendants().toList();
            assertThat(children).hasSize(2);
            end.accept(runner);
            assertThat(runner.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            for (ProcessHandle child : children) {
                child.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            runner.destroyForcibly();
        }
    }

    private static ScenarioRunner runner(Class<?> server) {
        return new ScenarioRunner(
                new ThisMachine(
                        new Simulations(Program.java("server-sim", server.getName()), Simulations.REAL.client())),
                SurvivalDetector::new, RunListener.SILENT);
    }

    private static Program program(Class<?> main) {
        return Program.java(main.getSimpleName(), main.getName());
    }

    private static Scenario scenario() throws Exception {
        return ScenarioFiles.parse("long.yaml", LongRun.SCENARIO);
    }
}
