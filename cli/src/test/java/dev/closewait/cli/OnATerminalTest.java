package dev.closewait.cli;

import static dev.closewait.cli.PseudoTerminal.CLOSEWAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What closewait does on a terminal, which {@code script} of util-linux makes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a process that is suspended says nothing
class OnATerminalTest {
    private static final int COLUMNS = 70;
    private static final String COLOUR = "\033[";
    private static final String OTHER_SCREEN = "\033[?1049h";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final int CTRL_D = 4;
    private static final int CTRL_Z = 26;

    @TempDir
    Path folder;

    private final List<PseudoTerminal> terminals = new ArrayList<>();
    private Path pasted = Path.of("");

    @BeforeEach
    void paste() throws IOException {
        pasted = Files.writeString(folder.resolve("pasted.txt"),
                "tcp 0 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT\n".repeat(3));
    }

    @AfterEach
    void end() {
        terminals.forEach(terminal -> terminal.process().descendants().forEach(ProcessHandle::destroyForcibly));
        terminals.forEach(PseudoTerminal::close);
    }

    @Test
    void whatComesThroughAPipeIsShownInColourAndAsWideAsTheTerminal() throws Exception {
        String shown = onATerminal("cat '" + pasted + "' | " + CLOSEWAIT + "explain").ended();

        assertThat(shown).contains(COLOUR, "COULD NOT TELL").doesNotContain("Ctrl-D");
        assertThat(shown.replaceAll("\033\\[[0-9;]*m", "").lines())
                .noneMatch(line -> line.length() > COLUMNS && !line.startsWith("  for "));
    }

    @Test
    void whoIsToTypeIsToldSoWhereverTheResultGoes() throws Exception {
        Path result = folder.resolve("out.txt");
        PseudoTerminal explain = onATerminal(CLOSEWAIT + "explain > '" + result + "'");
        explain.read("then press Ctrl-D");

        explain.type(Files.readString(pasted).getBytes(StandardCharsets.US_ASCII));
        explain.press(CTRL_D);
        explain.ended();

        assertThat(result).content().contains("COULD NOT TELL").doesNotContain(COLOUR);
    }

    @Test
    void ctrlZLeavesNoTerminalWithoutACursor() throws Exception {
        // As from a person's shell: it gets the terminal back when its job is suspended.
        PseudoTerminal watch = onATerminal("set -m; " + CLOSEWAIT + "watch; echo ended with $?");
        watch.read(OTHER_SCREEN);
        watch.read("closewait");

        watch.press(CTRL_Z, 'q');

        assertThat(watch.ended()).contains(SHOW_CURSOR).containsPattern("ended with [012]\\s");
    }

    private PseudoTerminal onATerminal(String command) throws IOException {
        PseudoTerminal terminal = new PseudoTerminal(COLUMNS, 24, command);
        terminals.add(terminal);
        return terminal;
    }
}
