package dev.closewait.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for the files of a program that we start. It goes with us, however we end: a shell whose input is a pipe from us deletes
 * it when the pipe ends.
 */
public final class TemporaryFolder implements AutoCloseable {
    /** Ctrl-C at a terminal reaches it, too, and is not meant for it. Who ends meanwhile may be in its way: it tries again. */
    private static final String REMOVER = """
            trap '' INT TERM HUP
            read -r nothing
            for try in 1 2 3 4 5; do
              rm -rf -- "$0" && exit
              sleep 1
            done""";

    private final Path path;
    private final Process remover;

    private TemporaryFolder(Path path, Process remover) {
        this.path = path;
        this.remover = remover;
    }

    /** A new one, whose name begins so. */
    public static TemporaryFolder of(String prefix) throws IOException {
        Path path = Files.createTempDirectory(prefix);
        try {
            return new TemporaryFolder(path, new ProcessBuilder("sh", "-c", REMOVER, path.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException noShell) {
            Files.delete(path);
            throw noShell;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() {
        try {
            remover.getOutputStream().close();
        } catch (IOException gone) {
            // Then the pipe has ended, too.
        }
        remover.onExit().join();
    }
}
