package dev.closewait.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.client.report.Report;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.JvmFlags;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the process ends, seen from outside. */
@Timeout(60)
class ClientProcessTest {
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void onSigtermItReportsAndExitsZero() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1_000, InetAddress.ofLiteral("127.0.0.1"))) {
            Process client = client(endless(silent));
            try (BufferedReader lines = client.inputReader()) {
                assertThat(lines.readLine()).contains("\"event\":\"started\"");
                assertThat(lines.readLine()).contains("\"event\":\"progress\"");
                client.toHandle().destroy(); // SIGTERM; Process.destroy() would close its output too
                Report report = Report.parse(lines.lines().toList().getLast());
                assertThat(report.abandoned()).isPositive().isEqualTo(report.opened());
            }
            assertThat(client.waitFor()).isZero();
        }
    }

    @Test
    void itDiesWithItsParentHoweverThatDied() throws Exception {
        Process parent = start(List.of("sleep", "600"));
        try (ServerSocket silent = new ServerSocket(0, 1_000, InetAddress.ofLiteral("127.0.0.1"))) {
            Process client = client(endless(silent).withParent(parent.pid()));
            try (BufferedReader lines = client.inputReader()) {
                assertThat(lines.readLine()).contains("\"event\":\"started\"");
                parent.destroyForcibly(); // SIGKILL
                assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static Load endless(ServerSocket server) {
        return Load.of(new Target("127.0.0.1", server.getLocalPort()), Behaviours.named("steady"), Rate.perSecond(20),
                Duration.ofHours(1)).withPatience(Duration.ofMinutes(10));
    }

    private Process client(Load load) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.ACCESS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClientSim.class.getName()));
        command.addAll(load.arguments());
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        return process;
    }
}
