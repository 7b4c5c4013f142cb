package dev.closewait.bench.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.machine.Tools;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A program that is started for each look, as people and their scripts do it. Its time is that until its output has been read
 * through a pipe and it has ended; its rows are counted after that.
 *
 * @param command the program with its arguments
 * @param isRow tells its rows in CLOSE_WAIT from everything else
 */
record CommandReader(List<String> command, Predicate<String> isRow) implements Contender {
    /** {@code ss}; it leaves the state's column out where one state is wanted: a row has ports, the heading has none. */
    static CommandReader ss() throws MissingToolException {
        return of("iproute2", List.of("ss", "-tn", "state", "close-wait"), row -> row.matches(".*:\\d.*"));
    }

    /** {@code netstat}, which cannot filter. */
    static CommandReader netstat() throws MissingToolException {
        return of("net-tools", List.of("netstat", "-tn"), row -> row.contains("CLOSE_WAIT"));
    }

    private static CommandReader of(String inPackage, List<String> command, Predicate<String> isRow)
            throws MissingToolException {
        Tools.require(command.getFirst(), inPackage);
        return new CommandReader(command, isRow);
    }

    @Override
    public String name() {
        return String.join(" ", command);
    }

    @Override
    public Look look() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] output = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        long nanos = System.nanoTime() - begun;
        if (code != 0) {
            throw new IOException("'" + name() + "' ended with code " + code + ", expected 0");
        }
        return new Look(nanos, new String(output, ISO_8859_1).lines().filter(isRow).count());
    }
}
