package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What closewait does on a terminal, which {@code script} of util-linux makes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a process that is suspended says nothing
class OnATerminalTest {
    private static final int DEADLINE_SECONDS = 30;
    private static final int COLUMNS = 70;
    private static final String CLOSEWAIT = "'" + ProcessHandle.current().info().command().orElseThrow()
            + "' --enable-native-access=ALL-UNNAMED -cp '" + System.getProperty("java.class.path") + "' "
            + Main.class.getName() + " ";
    private static final String COLOUR = "\033[";
    private static final String OTHER_SCREEN = "\033[?1049h";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final int CTRL_D = 4;
    private static final int CTRL_Z = 26;

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private Path pasted = Path.of("");

    @BeforeEach
    void paste() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script, of util-linux, is needed");
        pasted = Files.writeString(folder.resolve("pasted.txt"),
                "tcp 0 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT\n".repeat(3));
    }

    @AfterEach
    void end() {
        processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void whatComesThroughAPipeIsShownInColourAndAsWideAsTheTerminal() throws Exception {
        String shown = ended(onATerminal("cat '" + pasted + "' | " + CLOSEWAIT + "explain"));

        assertThat(shown).contains(COLOUR, "COULD NOT TELL").doesNotContain("Ctrl-D");
        assertThat(shown.replaceAll("\033\\[[0-9;]*m", "").lines())
                .noneMatch(line -> line.length() > COLUMNS && !line.startsWith("  for "));
    }

    @Test
    void whoIsToTypeIsToldSoWhereverTheResultGoes() throws Exception {
        Path result = folder.resolve("out.txt");
        Process explain = onATerminal(CLOSEWAIT + "explain > '" + result + "'");
        read(explain, "then press Ctrl-D");

        press(explain, Files.readString(pasted).getBytes(StandardCharsets.US_ASCII));
        press(explain, CTRL_D);
        ended(explain);

        assertThat(result).content().contains("COULD NOT TELL").doesNotContain(COLOUR);
    }

    @Test
    void ctrlZLeavesNoTerminalWithoutACursor() throws Exception {
        // As from a person's shell: it gets the terminal back when its job is suspended.
        Process watch = onATerminal("set -m; " + CLOSEWAIT + "watch; echo ended with $?");
        read(watch, OTHER_SCREEN);
        read(watch, "closewait");

        press(watch, CTRL_Z, 'q');

        assertThat(ended(watch)).contains(SHOW_CURSOR).containsPattern("ended with [012]\\s");
    }

    private Process onATerminal(String command) throws IOException {
        Process process = new ProcessBuilder("/usr/bin/script", "-qefc",
                "stty rows 24 cols " + COLUMNS + "; " + command, "/dev/null").redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    /** Reads what is shown until this is. */
    private static void read(Process terminal, String until) throws IOException {
        StringBuilder shown = new StringBuilder();
        while (shown.indexOf(until) < 0) {
            int next = terminal.getInputStream().read();
            assertThat(next).as("it ended, and had shown: %s", shown).isNotNegative();
            shown.append((char) next);
        }
    }

    private static void press(Process terminal, int... keys) throws IOException {
        for (int key : keys) {
            press(terminal, new byte[]{(byte) key});
        }
    }

    private static void press(Process terminal, byte[] keys) throws IOException {
        OutputStream keyboard = terminal.getOutputStream();
        keyboard.write(keys);
        keyboard.flush();
    }

    /** What it showed until it ended. */
    private static String ended(Process terminal) throws IOException, InterruptedException {
        String shown = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(terminal.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return shown;
    }
}
