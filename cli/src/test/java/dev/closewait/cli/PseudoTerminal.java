package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command on a terminal, which {@code script} of util-linux makes. */
final class PseudoTerminal implements AutoCloseable {
    /** The beginning of a shell command that runs closewait. */
    static final String CLOSEWAIT = ChildJvm.shellCommand() + " ";
    private static final String SCRIPT = "/usr/bin/script";
    private static final int DEADLINE_SECONDS = 30;
    /** With these, whoever runs the tests says how closewait looks, or has the JVM say something more. */
    private static final List<String> OF_THE_CALLER = List.of("NO_COLOR", "COLUMNS", "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private final Process process;

    /** Runs a shell's command on a terminal of this size. */
    PseudoTerminal(int columns, int rows, String command) throws IOException {
        assumeTrue(Files.isExecutable(Path.of(SCRIPT)), "script, of util-linux, is needed");
        // Whoever starts a build in the background has it ignore Ctrl-C, and all that it starts.
        process = unswayed("/usr/bin/env", "--default-signal=INT,HUP", SCRIPT, "-qefc",
                "stty rows " + rows + " cols " + columns + "; " + command,
                "/dev/null").redirectErrorStream(true).start();
    }

    /** A command that does the same whoever runs the tests, with whatever shell (script runs theirs). */
    static ProcessBuilder unswayed(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(OF_THE_CALLER);
        builder.environment().put("SHELL", "/bin/sh");
        return builder;
    }

    Process process() {
        return process;
    }

    /** Reads until this is shown; gives what was. */
    String read(String until) throws IOException {
        StringBuilder shown = new StringBuilder();
        while (shown.indexOf(until) < 0) {
            int next = process.getInputStream().read();
            assertThat(next).as("it ended, and had shown: %s", shown).isNotNegative();
            shown.append((char) next);
        }
        return shown.toString();
    }

    void press(int... keys) throws IOException {
        for (int key : keys) {
            type(new byte[]{(byte) key});
        }
    }

    void type(byte[] keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys);
        keyboard.flush();
    }

    /** What is shown until it ends. */
    String ended() throws IOException, InterruptedException {
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return shown;
    }

    /** Takes the terminal away, as when its window is closed. */
    void hangUp() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        hangUp();
    }
}
