package dev.closewait.cli;

import static dev.closewait.cli.PseudoTerminal.CLOSEWAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lesson on a terminal, with keys that are pressed; and that nothing is left of it, in whatever way it ends. */
@DisplayName("closewait learn on a terminal")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a process that waits for a key says nothing
class LearnOnATerminalTest {
    private static final int DEADLINE_SECONDS = 30;
    private static final int CTRL_C = 3;
    /** Room for every page as a whole, so that each is turned by one key. */
    private static final int WIDE = 120;
    private static final int HIGH = 50;
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final String FIRST_PAGE = "What it is about";
    private static final String BEFORE = "to come";
    private static final String AFTER = "as expected";
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:([1-9]\\d+)");
    private static final String LEARN = CLOSEWAIT + "learn passive-close; echo ended with $?";

    private final List<Process> processes = new ArrayList<>();

    /** Also when a test has taken too long, and is left as it stands. */
    @AfterEach
    void end() {
        processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        processes.forEach(Process::destroyForcibly);
    }

    private PseudoTerminal start(int columns, int rows, String command) throws IOException {
        PseudoTerminal terminal = new PseudoTerminal(columns, rows, command);
        processes.add(terminal.process());
        return terminal;
    }

    @Test
    void goesOnAndBackAndRepeatsAndQuits() throws Exception {
        try (PseudoTerminal terminal = start(WIDE, HIGH, LEARN)) {
            terminal.read(FIRST_PAGE);
            terminal.press(' ');
            terminal.read("step 1 of");
            terminal.read("socket(AF_INET, SOCK_STREAM)");
            assertThat(step(terminal)).contains("ESTABLISHED", "SYN+ACK");
            terminal.press('b');
            assertThat(terminal.read("shown again")).contains("step 1 of", BEFORE);
            terminal.press('\n');
            terminal.read(AFTER);
            terminal.press(' ');
            terminal.read("step 2 of");
            terminal.press('r');
            terminal.read(FIRST_PAGE);
            terminal.press(' ');
            terminal.read("step 1 of");
            terminal.press('q');

            assertThat(terminal.ended()).contains(SHOW_CURSOR, "ended with 0");
        }
    }

    @Test
    void tellsTheAnswerAndTheReasonWhenTheStepIsTaken() throws Exception {
        try (PseudoTerminal terminal = start(120, 40, "NO_COLOR=1 " + LEARN)) {
            terminal.read(FIRST_PAGE);
            for (int steps = 1; steps < 4; steps++) {
                terminal.press(' ');
                terminal.read("step " + steps + " of");
                step(terminal);
            }
            terminal.press(' ');
            terminal.read("step 4 of");
            assertThat(terminal.read("next lesson")).contains("Into which state does the server go")
                    .doesNotContain("the FIN has a place");
            terminal.press('9', '2');
            assertThat(step(terminal)).contains("you said  right: CLOSE_WAIT, 1", "CLOSE_WAIT[S]", "FIN_WAIT_2[C]",
                    "Recv-Q counts it as a byte", "RFC 9293");
            terminal.press('n');

            assertThat(terminal.ended()).contains(SHOW_CURSOR, "ended with 0");
        }
    }

    @Test
    void drawsItAnewWhenTheWindowGetsAnotherSizeAndReadsOnWhereThatIsSmall() throws Exception {
        try (PseudoTerminal terminal = start(80, 24, "tty; " + LEARN)) {
            Matcher tty = Pattern.compile("/dev/pts/\\d+").matcher(terminal.read(FIRST_PAGE));
            assertThat(tty.find()).isTrue();

            new ProcessBuilder("stty", "-F", tty.group(), "rows", "20", "cols", "60").inheritIO().start().waitFor();

            terminal.read("closes first"); // the list of states
            terminal.read("read on");
            terminal.press(' ');
            terminal.read("go on");
            terminal.press('q');
            assertThat(terminal.ended()).contains("ended with 0");
        }
    }

    @Test
    void needsNeitherColourNorUnicode() throws Exception {
        try (PseudoTerminal terminal = start(80, HIGH, "NO_COLOR=1 LC_ALL=C " + LEARN)) {
            String shown = terminal.read(FIRST_PAGE) + terminal.read("+-> SYN_SENT");
            terminal.press(' ');
            shown += terminal.read("step 1 of") + step(terminal);
            terminal.press('q');
            shown += terminal.ended();

            assertThat(shown).matches("(?s)\\p{ASCII}*").doesNotContainPattern("\033\\[[0-9;]+m").contains("[CS]");
        }
    }

    @Test
    void goesOnByItself() throws Exception {
        try (PseudoTerminal terminal = start(WIDE, HIGH, CLOSEWAIT + "learn 2 --auto; echo ended with $?")) {
            terminal.read(FIRST_PAGE);
            terminal.press(' '); // sooner
            terminal.read("step 1 of");
            terminal.read(AFTER);
            terminal.press('q');
            assertThat(terminal.ended()).contains("ended with 0");
        }
    }

    @Test
    void leavesNothingAfterCtrlC() throws Exception {
        // Nothing beside it gets the Ctrl-C: what a shell that waits for it does then depends on the shell.
        try (PseudoTerminal terminal = start(WIDE, HIGH, "exec " + CLOSEWAIT + "learn passive-close")) {
            int port = port(terminal);

            terminal.press(CTRL_C);

            assertThat(terminal.ended()).contains(SHOW_CURSOR, "stopped in lesson 2, step 1 of",
                    "its sockets are closed");
            assertThat(terminal.process().exitValue()).isEqualTo(2);
            assertThat(sockets(port)).isEmpty();
        }
    }

    @Test
    void leavesNothingWhenTheTerminalGoesAway() throws Exception {
        try (PseudoTerminal terminal = start(WIDE, HIGH, LEARN)) {
            int port = port(terminal);
            List<ProcessHandle> inside = terminal.process().descendants().toList();
            assertThat(inside).isNotEmpty();

            terminal.hangUp();

            for (ProcessHandle process : inside) {
                process.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(sockets(port)).isEmpty();
        }
    }

    @Test
    void leavesNothingWhenLinesOfTextAreStopped() throws Exception {
        Process learn = PseudoTerminal.unswayed("/bin/sh", "-c", "exec " + CLOSEWAIT + "learn 2 --step").start();
        processes.add(learn);
        BufferedReader out = learn.inputReader(StandardCharsets.UTF_8);
        learn.getOutputStream().write('\n');
        learn.getOutputStream().flush();
        int port = 0;
        while (port == 0) {
            Matcher listener = Pattern.compile("listener +:(\\d+)").matcher(String.valueOf(out.readLine()));
            port = listener.find() ? Integer.parseInt(listener.group(1)) : 0;
        }
        assertThat(sockets(port)).isNotEmpty();

        learn.toHandle().destroy();

        assertThat(learn.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(learn.exitValue()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(learn.errorReader(StandardCharsets.UTF_8).lines()).singleElement(
                InstanceOfAssertFactories.STRING)
                .startsWith("closewait: stopped in lesson 2");
        assertThat(sockets(port)).isEmpty();
    }

    @Test
    void aProgramThatReadsJsonMayTakeStepByStepToo() throws Exception {
        Process learn = PseudoTerminal.unswayed("/bin/sh", "-c", "exec " + CLOSEWAIT + "learn 2 --step --format json")
                .start();
        processes.add(learn);
        BufferedReader out = learn.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).contains("\"begun\"");
        assertThat(out.readLine()).contains("\"announced\"", "\"step\":1");
        learn.getOutputStream().write('\n');
        learn.getOutputStream().flush();
        assertThat(out.readLine()).contains("\"taken\"", "\"step\":1");
        assertThat(out.readLine()).contains("\"announced\"", "\"step\":2");

        learn.toHandle().destroy();

        assertThat(out.readLine()).as("after the second step was announced, and not asked for").isNull();
        assertThat(learn.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(learn.exitValue()).isEqualTo(ExitCode.UNKNOWN);
    }

    /** Has the step taken that is announced; gives what is shown of it. */
    private static String step(PseudoTerminal terminal) throws IOException {
        terminal.press(' ');
        return terminal.read(AFTER) + terminal.read("Recv-Q") + terminal.read("next lesson");
    }

    /** Has the first step taken, and finds the port on which the lesson listens; there are sockets on it now. */
    private static int port(PseudoTerminal terminal) throws IOException {
        terminal.read(FIRST_PAGE);
        terminal.press(' ');
        terminal.read("step 1 of");
        Matcher address = ADDRESS.matcher(step(terminal));
        assertThat(address.find()).isTrue();
        int port = Integer.parseInt(address.group(1));
        assertThat(sockets(port)).isNotEmpty();
        return port;
    }

    /** What the kernel has on this port, in any state, at either end. */
    private static List<String> sockets(int port) throws IOException {
        String hex = String.format(Locale.ROOT, "0100007F:%04X ", port);
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
            return lines.filter(line -> line.contains(hex)).toList();
        }
    }
}
