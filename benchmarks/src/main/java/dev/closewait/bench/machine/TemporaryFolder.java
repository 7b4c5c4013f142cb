package dev.closewait.bench.machine;

import dev.closewait.scenarios.run.DirectoryRemover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of a program that we start. It goes with us, however we end. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final DirectoryRemover remover;

    private TemporaryFolder(Path path, DirectoryRemover remover) {
        this.path = path;
        this.remover = remover;
    }

    /** A new one, whose name begins so. */
    public static TemporaryFolder of(String prefix) throws IOException {
        Path path = Files.createTempDirectory(prefix);
        try {
            return new TemporaryFolder(path, DirectoryRemover.ofTree(path));
        } catch (IOException noRemover) {
            Files.delete(path);
            throw noRemover;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() {
        remover.close();
    }
}
