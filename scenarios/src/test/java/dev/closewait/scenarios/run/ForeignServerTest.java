package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFiles;
import dev.closewait.scenarios.grade.Run;
import dev.closewait.scenarios.kernel.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that we know nothing of but the command that starts it: when it is ready, who it is, and its end. */
@Timeout(60)
class ForeignServerTest {
    static final String FOLDER = "../docs/own-server/";
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /** Goes into the background, into a session of its own, and does not mind being asked to end. */
    static final String DAEMON = "(trap \"\" TERM; exec setsid python3 server.py) &";

    @TempDir
    private Path folder;

    /** Whatever happened: no process is left. */
    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec python3 server.py", "python3 server.py & wait", DAEMON})
    void isTheProcessThatListensAndEndsWithItsLab(String command) throws Exception {
        long pid;
        try (Lab lab = new ThisMachine().setUp()) {
            RunningServer server = lab.startServer(scenario("command: '" + command + "'").server(), 0).await();
            pid = server.pid();
            assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' '))
                    .matches("\\S*python3\\S* server.py ");
            assertThat(pid).isNotEqualTo(server.process().pid());
            server.mustRun();
        }
        assertThat(Living.is(pid)).isFalse();
    }

    @Test
    void hasTheLimitsOfTheScenario() throws Exception {
        try (Lab lab = new ThisMachine().setUp()) {
            long pid = lab
                    .startServer(
                            scenario("command: python3 server.py\n  limits: { descriptors: 99, nice: 3 }").server(),
                            0)
                    .await()
                    .pid();
            assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "limits")))
                    .containsPattern("Max open files +99 ");
            String[] stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat")).split(" ", -1);
            assertThat(stat[18]).as("nice, by proc_pid_stat(5)").isEqualTo("3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo no such table; exit 3", "echo no such table >&2; exit 3"})
    void endsWithItsLastWordsBeforeItListens(String command) throws Exception {
        assertThatExceptionOfType(RunException.class).isThrownBy(() -> run(scenario("command: " + command)))
                .withMessageMatching("'.+' ended with exit code 3 after [0-9.]+ s: no such table");
    }

    @Test
    void isToldWhereItListensInstead() throws Exception {
        try (Lab lab = new ThisMachine().setUp()) {
            ListeningServer starting = (ListeningServer) lab.startServer(
                    scenario("command: echo starting; PORT=0 exec python3 server.py\n  ready: 1ms").server(), 0);
            await(() -> Listener.all(OptionalLong.empty(), Set.of())
                    .stream()
                    .anyMatch(each -> starting.itsOwn().test(each.pid())));
            assertThatExceptionOfType(RunException.class).isThrownBy(starting::await)
                    .withMessageMatching("'echo .+' \\(pid \\d+\\) did not listen on 127.0.0.1:\\d+ within 1ms, but"
                            + " on (0.0.0.0|::) port \\d+; name its port by key 'server.port', or let it take the one"
                            + " in \\{port} or in its environment's PORT: starting");
        }
    }

    @Test
    void isNotStartedOnAPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(RunException.class)
                    .isThrownBy(() -> run(scenario("command: python3 server.py\n  port: " + other.getLocalPort())))
                    .withMessageStartingWith("'python3 server.py' is to listen on port " + other.getLocalPort()
                            + ", and pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void thatDiesBehindItsWrapperEndsTheRun() throws Exception {
        RunListener killer = new RunListener() {
            @Override
            public void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> said) {
                if (elapsed.isPositive()) {
                    ProcessHandle.current()
                            .descendants()
                            .filter(each -> each.info().command().filter(name -> name.contains("python")).isPresent())
                            .forEach(ProcessHandle::destroyForcibly);
                }
            }
        };
        Scenario scenario = scenario("command: python3 server.py; sleep 60");
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, killer).run(scenario))
                .withMessageMatching("pid \\d+, which listened on port \\d+ for 'python3 .+', has ended.*");
    }

    @Test
    void isRaisedAndRestartedOnItsPortUnderLoad() throws Exception {
        List<Run> runs = new ArrayList<>();
        Scenario scenario = scenario("command: python3 server.py\n  limits: { descriptors: 200 }\nevents:"
                + " [{ after: 300ms, raiseLimit: 300 }, { after: 800ms, restart: true }]");
        new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, keeping(runs)).run(scenario);

        Recording seen = runs.getFirst().recording();
        assertThat(seen.restarts()).hasSize(1);
        assertThat(seen.pids()).hasSize(2).doesNotHaveDuplicates();
        long first = seen.pids().getFirst();
        assertThat(seen.observations()).flatExtracting(Observation::processes)
                .extracting(ProcessSample::pid, ProcessSample::descriptorLimit)
                .contains(tuple(first, 200L), tuple(first, 300L), tuple(seen.pids().getLast(), 200L));
    }

    /** The second restart is due while the first server is not up again: two would be started on one port. */
    @Test
    void isNotRestartedWhileItRestarts() throws Exception {
        List<Run> runs = new ArrayList<>();
        Scenario scenario = scenario("command: python3 server.py\nevents:"
                + " [{ after: 300ms, restart: true }, { after: 301ms, restart: true }]");
        new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, keeping(runs)).run(scenario);

        assertThat(runs.getFirst().recording().pids()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void isGivenUpWhenItNeverListensAgain() throws Exception {
        Path flag = folder.resolve("broken");
        Scenario scenario = scenario("command: '[ ! -e " + flag + " ] || exec sleep 60; exec python3 server.py'"
                + "\n  ready: 1s\nevents: [{ after: 300ms, restart: true }]");
        RunListener breaker = new RunListener() {
            @Override
            public void serving(RunningServer server) {
                try {
                    Files.createFile(flag);
                } catch (IOException cannot) {
                    throw new UncheckedIOException(cannot);
                }
            }
        };
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, breaker).run(scenario))
                .withMessageMatching("'.+' \\(pid \\d+\\) did not listen on 127.0.0.1:\\d+ within 1s.*");
    }

    @Test
    void endsWithARunnerThatIsKilled() throws Exception {
        Process runner = new ProcessBuilder(
                Program.java("runner", ForeignLongRun.class.getName()).command(List.of()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = runner.inputReader(StandardCharsets.UTF_8)) {
            long server = Long.parseLong(said.readLine());
            assertThat(Living.is(server)).isTrue();
            runner.destroyForcibly();
            assertThat(runner.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await(() -> !Living.is(server));
        } finally {
            runner.destroyForcibly();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.call()).isTrue();
    }

    private static RunListener keeping(List<Run> runs) {
        return new RunListener() {
            @Override
            public void recorded(Run run) {
                runs.add(run);
            }
        };
    }

    private static void run(Scenario scenario) throws RunException, InterruptedException {
        new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, RunListener.SILENT).run(scenario);
    }

    static Scenario scenario(String server) throws Exception {
        return ScenarioFiles.parse(FOLDER + "mine.yaml", """
                name: mine
                story: It is somebody else's.
                server:
                  %s
                client: { behaviour: churn, rate: 20/s }
                run: { for: 4s }
                kernel: {}
                expect: { diagnosis: HEALTHY }
                """.formatted(server));
    }
}
