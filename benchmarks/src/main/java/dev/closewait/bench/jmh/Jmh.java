package dev.closewait.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.closewait.bench.machine.Machine;
import dev.closewait.bench.machine.OurCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * {@code ./closewait-bench jmh}: JMH's own command line, with one option more. {@code --write-docs} counts allocations, too,
 * keeps the results in {@code docs/performance}, and makes {@code jmh.md} of them.
 */
public final class Jmh {
    private static final String WRITE_DOCS = "--write-docs";
    private static final String COMMAND = "./closewait-bench jmh";
    private static final int MEASURED = 0;
    /** A benchmark holds that what it times comes out right. */
    private static final int WRONG = 1;
    private static final int BAD_USAGE = 64;
    private static final int INTERNAL_ERROR = 70;

    private Jmh() {}

    /** Runs JMH, and exits. */
    public static void main(String[] args) throws IOException {
        List<String> others = new ArrayList<>(List.of(args));
        if (others.remove(WRITE_DOCS)) {
            System.exit(keep(OurCommand.home(), others, new PrintWriter(System.err, true, UTF_8)));
        } else {
            Main.main(args);
        }
    }

    /** Runs what the arguments choose, keeps it in the documentation, and gives the exit code. */
    static int keep(Optional<Path> home, List<String> arguments, PrintWriter err) {
        try {
            Path docs = home.orElseThrow(() -> new CommandLineOptionException(
                    "where the documentation stands is not known; start this by " + COMMAND)).resolve("docs");
            measured(arguments, String.join(" ", COMMAND, WRITE_DOCS, String.join(" ", arguments)).strip()).keep(docs);
            return MEASURED;
        } catch (CommandLineOptionException wrong) {
            return fail(err, String.valueOf(wrong.getMessage()), BAD_USAGE);
        } catch (NoBenchmarksException none) {
            return fail(err, "no benchmark matches '" + String.join(" ", arguments) + "'; '" + COMMAND
                    + " -l' lists them", BAD_USAGE);
        } catch (RunnerException wrong) {
            return fail(err, reason(wrong), WRONG);
        } catch (IOException trouble) {
            return fail(err, String.valueOf(trouble.getMessage()), INTERNAL_ERROR);
        } catch (Throwable error) {
            // Left to the JVM it would end with 1, which here says that a benchmark came out wrong.
            return fail(err, "an error of our own: " + error, INTERNAL_ERROR);
        }
    }

    private static int fail(PrintWriter err, String line, int code) {
        err.println("closewait-bench jmh: " + line);
        return code;
    }

    /** What a benchmark threw; JMH wraps it, says that there was something, and no more. */
    private static String reason(Throwable failure) {
        return Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                .findFirst()
                .map(Jmh::reason)
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    /** Runs what the arguments of JMH choose. */
    static JmhRun measured(List<String> arguments, String command)
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
