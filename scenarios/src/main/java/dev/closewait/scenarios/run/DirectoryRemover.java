package dev.closewait.scenarios.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own that removes an empty directory when this process ends, even after {@code kill -9}: its input is a pipe
 * from here. It is for the kernel's directories (control groups, instances of tracefs), which go with all that is shown in them.
 */
public final class DirectoryRemover implements AutoCloseable {
    /** Tries for ten seconds: what is in use may be so until the processes that use it have ended. */
    private static final String REMOVE = "trap '' INT; read -r _; n=0; until rmdir \"$0\" 2>/dev/null || [ ! -d \"$0\" ]"
            + " || [ \"$n\" -ge 200 ]; do n=$((n+1)); sleep 0.05; done";

    private final Process process;

    private DirectoryRemover(Process process) {
        this.process = process;
    }

    /**
     * Watches over a directory, which need not be there yet.
     *
     * @throws IOException when the process cannot be started
     */
    public static DirectoryRemover of(Path directory) throws IOException {
        return new DirectoryRemover(new ProcessBuilder("setsid", "sh", "-c", REMOVE, directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Removes the directory now. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // Then it has ended, and the directory with it.
        }
        process.onExit().join();
    }
}
