package dev.closewait.cli;

import dev.closewait.cli.output.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command printed and ended with.
 *
 * @param code the exit code
 * @param out the lines on standard output
 * @param err the lines on standard error
 */
record CommandLineRun(int code, List<String> out, List<String> err) {
    /** Runs a command in this process. */
    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(Terminal.plain(new PrintWriter(out), new PrintWriter(err)), arguments);
        return new CommandLineRun(code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    /** Lets a command in a process of its own run until it prints a line with this in it, then stops it as Ctrl-C does. */
    static CommandLineRun until(String said, Process process) throws IOException, InterruptedException {
        List<String> out = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.add(line);
                if (line.contains(said)) {
                    process.toHandle().destroy(); // as a Process it would close the streams with it
                }
            }
        }
        List<String> err = process.errorReader(StandardCharsets.UTF_8).lines().toList();
        return new CommandLineRun(process.waitFor(), out, err);
    }

    String lastLine() {
        return out.getLast();
    }
}
