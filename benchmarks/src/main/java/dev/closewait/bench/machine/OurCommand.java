package dev.closewait.bench.machine;

import dev.closewait.sim.JvmFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How {@code closewait} is started: by the launcher where there is one, or else as that would start it, from our class path. Then
 * it has no cache of loaded classes, and is up later.
 */
public final class OurCommand {
    /** Set by {@code closewait-bench}: the folder in which both launchers stand. */
    public static final String HOME = "closewait.home";

    private OurCommand() {}

    /** The folder of the launchers. */
    public static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
    }

    /** The command line; the first of these names a command of closewait. */
    public static List<String> of(String... arguments) {
        List<String> command = new ArrayList<>(
                home().map(OurCommand::launcher).orElseGet(() -> jvm(arguments[0])));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Lets the launcher build what it must, so that no figure has a build in it.
     *
     * @throws IOException when it cannot be started, or fails
     */
    public static void prepare() throws IOException, InterruptedException {
        int code = new ProcessBuilder(of("--version")).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("'" + String.join(" ", of("--version")) + "' ended with code " + code
                    + ", expected 0; what it said stands above");
        }
    }

    private static List<String> launcher(Path home) {
        return List.of(home.resolve("closewait").toString());
    }

    private static List<String> jvm(String command) {
        return OurJvm.command(JvmFlags.ofCommand(command), "dev.closewait.cli.Main");
    }
}
