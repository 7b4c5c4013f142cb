package dev.closewait.cli.output;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where output goes, and what can be done there.
 *
 * @param out results
 * @param err what went wrong, and remarks
 * @param live whether a line can be written over, which is so on a terminal only
 * @param typed whether input is typed at a terminal, by a person
 * @param colour whether colours are wanted: on a terminal, unless {@code NO_COLOR} is set
 * @param unicode whether characters beyond ASCII can be written
 * @param width columns of a line
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean live, boolean typed, boolean colour,
        boolean unicode, int width) {
    private static final int DEFAULT_WIDTH = 100;
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 160;

    /** Standard output and standard error of this process; its input and its output need not be of the same kind. */
    public static Terminal ofProcess() {
        boolean live = Tty.isOutput();
        return new Terminal(new StandardOutput(), printer(System.err), live, Tty.isInput(),
                live && !System.getenv().containsKey("NO_COLOR"),
                StandardCharsets.UTF_8.equals(System.out.charset()), width(System.getenv(), live));
    }

    /** A terminal that cannot do anything but take lines. */
    public static Terminal plain(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, false, false, false, false, DEFAULT_WIDTH);
    }

    /**
     * Whether some of the results could not be written, as on a full disk; not so when nobody wants to read any more, as in
     * {@code closewait watch | head}.
     */
    public boolean lostResults() {
        return out instanceof StandardOutput own && own.isLost();
    }

    private static PrintWriter printer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** The terminal knows it, unless the user says otherwise. */
    private static int width(Map<String, String> environment, boolean live) {
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,4}")
                ? Integer.parseInt(columns)
                : Optional.of(live)
                        .filter(is -> is)
                        .flatMap(_ -> Tty.size())
                        .map(Tty.Size::width)
                        .orElse(DEFAULT_WIDTH);
        return Math.clamp(width, LEAST_WIDTH, MOST_WIDTH);
    }
}
