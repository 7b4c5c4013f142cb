package dev.closewait.scenarios.file;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A command that starts a server, as a shell takes it ({@code sh -c}).
 *
 * @param line the command as it stands in the file
 * @param folder where it starts: the folder of the scenario file
 */
public record CommandSpec(String line, Path folder) {
    /** The shell's own {@code ${port}} is left to the shell. */
    private static final Pattern PORT = Pattern.compile("(?<!\\$)\\{port}");
    private static final int SHORT = 60;

    /** The command of a server that is to listen on this port: {@code {port}} in it is the number. */
    public String on(int port) {
        return PORT.matcher(line).replaceAll(Integer.toString(port));
    }

    /** What errors and screens call it: the command in quotes, cut where it is long. */
    @Override
    public String toString() {
        String oneLine = line.strip().replaceAll("\\s+", " ");
        return "'" + (oneLine.length() > SHORT ? oneLine.substring(0, SHORT) + "…" : oneLine) + "'";
    }
}
