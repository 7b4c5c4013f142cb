package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceFile;
import dev.closewait.detector.trace.TraceHeader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Observations from one process to another, through pipes and files, on real sockets. */
class ObserveAndDiagnoseTest {
    private static final int DEADLINE_SECONDS = 30;
    /** Clients enough to come until it ends. */
    private static final int LONGER_THAN_THE_WATCH = 5_000;

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leak.jsonl", "leak.jsonl.gz"})
    void aRecordingSaysWhatWasSaidLive(String file) throws Exception {
        Process server = start(PlainServer.class, "forgets");
        int port = Integer.parseInt(firstLine(server));
        Thread clients = Thread.ofVirtual().start(() -> visit(port, LONGER_THAN_THE_WATCH));
        Path recording = folder.resolve(file);

        CommandLineRun live = CommandLineRun.until("\"pattern\":\"LEAK\"",
                start(Main.class, "watch", "--port", "" + port,
                        "--for", "60s", "--format", "json", "--record", recording.toString(), "--label", "LEAK"));
        clients.interrupt();
        CommandLineRun replayed = CommandLineRun.of("diagnose", recording.toString(), "--format", "json");

        assertThat(live.code()).isEqualTo(ExitCode.PROBLEM);
        assertThat(live.lastLine()).contains("\"pattern\":\"LEAK\"", "\"forecast\"");
        assertThat(replayed.out()).isEqualTo(live.out());
        assertThat(replayed.code()).isEqualTo(live.code());
        try (Trace trace = new TraceFile(recording).open()) {
            TraceHeader header = trace.header();
            long first = trace.next().orElseThrow().nanos();
            assertThat(header).isEqualTo(TraceHeader.here("leak", Duration.ofMillis(250),
                    Optional.of(Label.stated(OptionalInt.of(port), Pattern.LEAK, first))));
        }
    }

    @Test
    void aPipeIsDiagnosedWhileItFlows() throws Exception {
        Process server = start(PlainServer.class, "closes");
        String port = firstLine(server);
        List<Process> pipe = ProcessBuilder.startPipeline(List.of(
                command(Main.class, "observe", "--port", port),
                command(Main.class, "diagnose", "--format", "json")));
        processes.addAll(pipe);
        BufferedReader out = pipe.getLast().inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).contains("\"pattern\":\"HEALTHY\"");

        pipe.getFirst().toHandle().destroy(); // as Ctrl-C does

        assertThat(out.lines()).last().asString().contains("\"final\":true", "\"pattern\":\"HEALTHY\"");
        assertThat(exitCode(pipe.getLast())).isEqualTo(ExitCode.OK);
        assertThat(exitCode(pipe.getFirst())).isEqualTo(ExitCode.OK);
    }

    @Test
    void whoWaitsForInputSaysItsLastWordsWhenItIsStopped() throws Exception {
        Process diagnose = start(Main.class, "diagnose", "--format", "json");
        String observations = observationsOfACalmServer();
        diagnose.getOutputStream().write(observations.getBytes(StandardCharsets.UTF_8));
        diagnose.getOutputStream().flush();
        BufferedReader out = diagnose.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).contains("\"pattern\":");

        diagnose.toHandle().destroy();

        assertThat(out.lines()).last().asString().contains("\"final\":true");
        assertThat(exitCode(diagnose)).isEqualTo(ExitCode.OK);
    }

    @Test
    void observeEndsWhenNobodyReadsAnyMore() throws Exception {
        Process observe = start(Main.class, "observe", "--every", "20ms");
        assertThat(firstLine(observe)).startsWith("{\"version\":1,\"at\":\"");

        observe.getInputStream().close(); // as in: closewait observe | head -1

        assertThat(exitCode(observe)).isEqualTo(ExitCode.OK);
    }

    @Test
    void peopleAreShownTheCounts() throws Exception {
        Process server = start(PlainServer.class, "forgets");
        int port = Integer.parseInt(firstLine(server));
        visit(port, 3);

        CommandLineRun run = CommandLineRun.of("observe", "--port", "" + port, "--for", "1s", "--format", "text");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.lastLine()).matches("[0-9:.]+ +3 in CLOSE_WAIT +1 listening  3 on port " + port + " of pid "
                + server.pid());
    }

    @Test
    void aFullDiskIsToldInOneLineAndTheLinesBeforeStand() throws Exception {
        Path recording = folder.resolve("full.jsonl");
        String port = firstLine(start(PlainServer.class, "closes"));
        List<String> watch = command(Main.class, "watch", "--port", port, "--every", "20ms", "--for", "20s", "--format",
                "json",
                "--record", recording.toString()).command();
        // So many blocks of 512 bytes may a file have: to the process it is a full disk.
        List<String> limited = Stream.concat(Stream.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"), watch.stream())
                .toList();
        File said = folder.resolve("said").toFile();
        Process process = new ProcessBuilder(limited).redirectError(said)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);

        assertThat(exitCode(process)).isEqualTo(ExitCode.INTERNAL);
        assertThat(Files.readAllLines(said.toPath())).filteredOn(line -> line.contains(recording.toString()))
                .singleElement()
                .asString()
                .contains("an observation could not be written (File too large)");
        String recorded = Files.readString(recording);
        assertThat(recorded).endsWith("}\n");
        assertThat(recorded.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("{\"trace\":1,"));
        assertThat(recorded.lines().skip(1)).isNotEmpty().allSatisfy(line -> assertThat(line).endsWith("}}"));
    }

    private String observationsOfACalmServer() throws IOException {
        String port = firstLine(start(PlainServer.class, "closes"));
        return String.join("\n", CommandLineRun.of("observe", "--port", port, "--every", "50ms", "--for", "3s").out())
                + "\n";
    }

    private Process start(Class<?> main, String... arguments) throws IOException {
        Process process = command(main, arguments).start();
        processes.add(process);
        return process;
    }

    private static ProcessBuilder command(Class<?> main, String... arguments) {
        return new ProcessBuilder(ChildJvm.command(main, arguments)).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    /** So many clients, one after the other, some tens a second. */
    private static void visit(int port, int clients) {
        for (int i = 0; i < clients; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write('?');
                socket.getInputStream().read(new byte[10]);
                TimeUnit.MILLISECONDS.sleep(30);
            } catch (IOException | InterruptedException ended) {
                return;
            }
        }
    }
}
