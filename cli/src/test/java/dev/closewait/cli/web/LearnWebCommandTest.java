package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.closewait.cli.ChildJvm;
import dev.closewait.cli.ExitCode;
import dev.closewait.cli.Main;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.web.Browser.Hearing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code closewait learn --web}, as it is started and ended. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LearnWebCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPortThatIsInUseIsOneClearLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StringWriter err = new StringWriter();
            int code = Main.run(Terminal.plain(new PrintWriter(new StringWriter()), new PrintWriter(err)), "learn",
                    "--web",
                    "--port", Integer.toString(taken.getLocalPort()));

            assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
            assertThat(err.toString().lines().findFirst())
                    .hasValue("closewait: --port " + taken.getLocalPort() + ": port "
                            + taken.getLocalPort()
                            + " is in use by another process; choose another with --port, or 0 for any free one");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--web --port 70000 | --port 70000: expected a port from 0 to 65535",
        "--port 8080 | Error: Missing required argument(s): --web", "--web 99 | there is no lesson '99'"})
    void whatCannotBeMeantIsSaidToBeSo(String arguments, String expected) {
        StringWriter err = new StringWriter();
        int code = Main.run(Terminal.plain(new PrintWriter(new StringWriter()), new PrintWriter(err)),
                ("learn " + arguments).split(" "));

        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(err.toString()).contains(expected);
    }

    @Test
    void whatAPatternStartedDiesWithTheCommandHoweverThatEnds() throws Exception {
        Process command = start();
        try (Browser browser = new Browser(url(command)); Hearing hearing = browser.hear(0)) {
            browser.begin("{\"pattern\": \"exception-skips-close\"}");
            hearing.upTo("looked");
            List<ProcessHandle> started = command.descendants().toList();
            assertThat(started).as("a server at least").isNotEmpty();

            command.destroyForcibly();
            awaitGone(started);
        } finally {
            command.destroyForcibly();
        }
    }

    @Test
    void ctrlCEndsItInOrder() throws Exception {
        Process command = start();
        try (Browser browser = new Browser(url(command)); Hearing hearing = browser.hear(0)) {
            browser.begin("{\"lesson\": \"2\"}");
            hearing.upTo("announced");
            new ProcessBuilder("kill", "-INT", Long.toString(command.pid())).start().waitFor();

            assertThat(hearing.upTo("over").getLast().path("why").asString()).isEqualTo("closed");
            assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isEqualTo(ExitCode.OK);
        } finally {
            command.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        // Whoever starts a build in the background has it ignore Ctrl-C, and all that it starts.
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));
        command.addAll(ChildJvm.command(Main.class, "learn", "--web", "--format", "json"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String url(Process command) throws IOException {
        BufferedReader out = new BufferedReader(
                new InputStreamReader(command.getInputStream(), StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(out.readLine()).path("url").asString();
    }

    private static void awaitGone(List<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                fail("still alive: " + processes.stream().filter(ProcessHandle::isAlive).toList());
            }
            Thread.sleep(10);
        }
    }
}
