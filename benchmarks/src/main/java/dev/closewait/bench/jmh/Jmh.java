package dev.closewait.bench.jmh;

import dev.closewait.bench.machine.Machine;
import dev.closewait.bench.machine.OurCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * {@code ./closewait-bench jmh}: JMH's own command line, with one option more. {@code --write-docs} counts allocations, too,
 * keeps the results in {@code docs/performance}, and makes {@code jmh.md} of them.
 */
public final class Jmh {
    private static final String WRITE_DOCS = "--write-docs";
    private static final String COMMAND = "./closewait-bench jmh";

    private Jmh() {}

    /** Runs JMH; a benchmark that fails is an error. */
    public static void main(String[] args) throws IOException, CommandLineOptionException, RunnerException {
        List<String> others = new ArrayList<>(List.of(args));
        if (others.remove(WRITE_DOCS)) {
            Path home = OurCommand.home()
                    .orElseThrow(() -> new IllegalStateException(
                            "where the documentation stands is not known; start this by " + COMMAND));
            run(others, String.join(" ", COMMAND, String.join(" ", args))).keep(home.resolve("docs"));
        } else {
            Main.main(args);
        }
    }

    /** Runs what the arguments of JMH choose. */
    static JmhRun run(List<String> arguments, String command)
            throws IOException, CommandLineOptionException, RunnerException {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path file = Files.createTempFile("closewait-", ".json");
        file.toFile().deleteOnExit(); // Ctrl-C passes by what would delete it sooner
        try {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("-prof", "gc", "-rf", "json", "-rff", file.toString(), "-foe", "true"));
            new Runner(new CommandLineOptions(all.toArray(String[]::new))).run();
            return new JmhRun(begun, command, Machine.here(), JmhResults.read(file));
        } finally {
            Files.delete(file);
        }
    }
}
