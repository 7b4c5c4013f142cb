package dev.closewait.bench;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.TcpState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One way to read the sockets in CLOSE_WAIT.
 *
 * @param name what a table calls it
 * @param looker reads once
 */
record Contender(String name, Looker looker) {
    /** Reads once. */
    @FunctionalInterface
    interface Looker {
        Look look() throws IOException, InterruptedException;
    }

    /**
     * One read.
     *
     * @param nanos how long it took
     * @param rows how many sockets in CLOSE_WAIT it showed
     */
    record Look(long nanos, long rows) {}

    /** A table of ours, read in this process; it stays open from look to look. */
    static Contender table(SocketTable table) {
        SocketColumns columns = new SocketColumns();
        return new Contender(table.source() + " (ours)", () -> {
            long begun = System.nanoTime();
            table.read(TcpState.CLOSE_WAIT.bit(), columns);
            return new Look(System.nanoTime() - begun, columns.size());
        });
    }

    /**
     * A program that is started for each look and writes to a file; its rows are counted when it has ended. Empty
     * when this machine does not have it.
     *
     * @param isRow tells its rows from its headings
     */
    static Optional<Contender> program(List<String> command, Predicate<String> isRow) {
        return isOnPath(command.getFirst())
                ? Optional.of(new Contender(String.join(" ", command), () -> run(command, isRow)))
                : Optional.empty();
    }

    private static Look run(List<String> command, Predicate<String> isRow) throws IOException, InterruptedException {
        Path output = Files.createTempFile("closewait-", ".txt");
        try {
            long begun = System.nanoTime();
            int code = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            long nanos = System.nanoTime() - begun;
            if (code != 0) {
                throw new IOException("'" + String.join(" ", command) + "' ended with code " + code + ", expected 0");
            }
            try (Stream<String> lines = Files.lines(output)) {
                return new Look(nanos, lines.filter(isRow).count());
            }
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
