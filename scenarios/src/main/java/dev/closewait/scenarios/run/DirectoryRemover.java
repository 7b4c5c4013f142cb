package dev.closewait.scenarios.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that removes a directory when this process ends, even after {@code kill -9}: its input is a pipe from
 * here. Ctrl-C at a terminal does not reach it.
 */
public final class DirectoryRemover implements AutoCloseable {
    /** Tries for ten seconds: what is in use may be so until the processes that use it have ended. */
    private static final String REMOVE = "read -r _; n=0; until \"$@\" \"$0\" 2>/dev/null || [ ! -d \"$0\" ]"
            + " || [ \"$n\" -ge 200 ]; do n=$((n+1)); sleep 0.05; done";

    private final Process process;

    private DirectoryRemover(Process process) {
        this.process = process;
    }

    /**
     * Watches over a directory of the kernel's (a control group, an instance of tracefs), which goes with all that is shown in it.
     *
     * @param directory need not be there yet
     * @throws IOException when the process cannot be started
     */
    public static DirectoryRemover ofKernelDirectory(Path directory) throws IOException {
        return of(directory, "rmdir");
    }

    /**
     * Watches over a directory and all the files below it.
     *
     * @param directory need not be there yet
     * @throws IOException when the process cannot be started
     */
    public static DirectoryRemover ofTree(Path directory) throws IOException {
        return of(directory, "rm", "-rf", "--");
    }

    private static DirectoryRemover of(Path directory, String... remover) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", REMOVE, directory.toString()));
        command.addAll(List.of(remover));
        return new DirectoryRemover(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
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
