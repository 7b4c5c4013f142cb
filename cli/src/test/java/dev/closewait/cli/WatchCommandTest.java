package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WatchCommandTest {
    private static final int DEADLINE_SECONDS = 30;
    /** Clients enough to come until it ends: a leak that has been quiet for long is said to have stopped growing. */
    private static final int LONGER_THAN_THE_WATCH = 5_000;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void namesALeakItsProcessAndWhy() throws Exception {
        Process server = start(PlainServer.class, "forgets");
        int port = Integer.parseInt(firstLine(server));
        Thread clients = Thread.ofVirtual().start(() -> visit(port, LONGER_THAN_THE_WATCH));

        CommandLineRun run = CommandLineRun.until("\"pattern\":\"LEAK\"",
                start(Main.class, "watch", "--port", "" + port, "--for", "60s", "--format", "json"));
        clients.interrupt();
        clients.join();

        assertThat(run.code()).isEqualTo(ExitCode.PROBLEM);
        JsonNode last = JsonMapper.shared().readTree(run.lastLine());
        assertThat(last.path("final").asBoolean()).isTrue();
        JsonNode service = last.path("services").path(0);
        assertThat(service.path("pattern").asString()).isEqualTo("LEAK");
        assertThat(service.path("pid").asLong()).isEqualTo(server.pid());
        assertThat(service.path("confidence").asDouble()).isBetween(0.999, 1.0);
        assertThat(service.path("evidence").path(0).asString()).contains("been in CLOSE_WAIT for");
        assertThat(service.path("forecast").path("leaksPerSecond").asDouble()).isPositive();
    }

    @Test
    void findsNothingWrongWithItsHealthyTwin() throws Exception {
        Process server = start(PlainServer.class, "closes");
        int port = Integer.parseInt(firstLine(server));
        Thread clients = Thread.ofVirtual().start(() -> visit(port, 60));

        CommandLineRun run = CommandLineRun.of("watch", "--port", "" + port, "--for", "5s");
        clients.join();

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).noneMatch(line -> line.contains("LEAK")).anyMatch(line -> line.contains("HEALTHY"));
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }

        CommandLineRun run = CommandLineRun.of("watch", "--port", "" + free, "--for", "1s", "--format", "json");

        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.lastLine()).isEqualTo("{\"version\":1,\"final\":true,\"services\":[]}");
        assertThat(run.err()).anyMatch(line -> line.contains("nothing listened on port " + free));
    }

    @Test
    void saysItsLastWordsWhenItIsStopped() throws Exception {
        Process server = start(PlainServer.class, "closes");
        String port = firstLine(server);
        Process watch = start(Main.class, "watch", "--port", port, "--format", "json");
        BufferedReader out = watch.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).contains("\"pattern\":\"HEALTHY\"");

        watch.toHandle().destroy(); // as a Process it would close the streams with it

        assertThat(out.lines()).last().asString().contains("\"final\":true", "\"pattern\":\"HEALTHY\"");
        assertThat(watch.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isEqualTo(ExitCode.OK);
    }

    @Test
    void endsWhenNobodyReadsAnyMore() throws Exception {
        Process server = start(PlainServer.class, "closes");
        String port = firstLine(server);
        Process watch = start(Main.class, "watch", "--port", port, "--format", "json");
        assertThat(firstLine(watch)).contains("\"pattern\":\"HEALTHY\"");

        watch.getInputStream().close(); // as in: closewait watch | head -1

        assertThat(watch.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isEqualTo(ExitCode.OK);
    }

    private Process start(Class<?> main, String... arguments) throws IOException {
        Process process = new ProcessBuilder(ChildJvm.command(main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    /** So many clients, one after the other, some tens a second. */
    private static void visit(int port, int clients) {
        for (int i = 0; i < clients; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write('?');
                socket.getInputStream().read(new byte[10]);
                TimeUnit.MILLISECONDS.sleep(40);
            } catch (IOException | InterruptedException ended) {
                return;
            }
        }
    }
}
