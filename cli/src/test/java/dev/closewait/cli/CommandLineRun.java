package dev.closewait.cli;

import dev.closewait.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    String lastLine() {
        return out.getLast();
    }
}
