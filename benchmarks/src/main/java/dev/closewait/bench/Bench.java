package dev.closewait.bench;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.machine.Machine;
import dev.closewait.bench.machine.OurCommand;
import dev.closewait.bench.page.Documentation;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.ResultText;
import dev.closewait.bench.result.Results;
import dev.closewait.cli.output.ReportFiles;
import dev.closewait.cli.output.Terminal;
import dev.closewait.sim.Durations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./closewait-bench}: runs comparisons side by side, and holds what they measured against the goals. */
@Command(name = "closewait-bench", mixinStandardHelpOptions = true, version = "closewait-bench 0.1.0", sortOptions = false, description = "Measures closewait beside what people would otherwise use, in one run and in turns.", footer = {
    "",
    "'closewait-bench jmh ARGUMENTS' runs the JMH benchmarks."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:measured, whatever the figures are",
        "1:a contender did not do the whole work, so its figures mean nothing",
        "64:bad usage",
        "70:internal error"})
public final class Bench implements Callable<Integer> {
    private static final int MEASURED = 0;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "COMPARISON", description = "tables, clients, servers, watch, explain, detector; all when left out")
    private List<String> names = new ArrayList<>();

    @Mixin
    private EffortOptions options = new EffortOptions();

    @Option(names = "--format", paramLabel = "text|json", description = "what is printed (text)")
    private Format format = Format.TEXT;

    @Option(names = "--json", paramLabel = "FILE", description = "write the results there, too")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--write-docs", description = "keep the results of a whole run in docs/performance, and make docs/performance.md of them")
    private boolean writeDocs;

    @Option(names = "--redraw", description = "make docs/performance.md anew of the results that are kept; measures nothing")
    private boolean redraw;

    @Option(names = "--list", description = "say what there is to compare")
    private boolean list;

    /** What is printed. */
    private enum Format {
        TEXT, JSON
    }

    private final boolean live;

    /** @param live whether somebody waits at a terminal */
    private Bench(boolean live) {
        this.live = live;
    }

    /** Measures, and exits. */
    public static void main(String... arguments) {
        Terminal terminal = Terminal.ofProcess();
        System.exit(run(terminal.out(), terminal.err(), terminal.live(), arguments));
    }

    /** Measures, and gives the exit code. */
    static int run(PrintWriter out, PrintWriter err, boolean live, String... arguments) {
        CommandLine commandLine = new CommandLine(new Bench(live)).setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, duration())
                .setParameterExceptionHandler((wrong, _) -> Failures.badUsage(wrong, err))
                .setExecutionExceptionHandler((failure, _, _) -> Failures.failed(failure, err));
        try {
            return commandLine.execute(arguments);
        } catch (Throwable error) {
            // Left to the JVM it would end with 1, which here says that a contender did not do its work.
            return Failures.crashed(error, err);
        }
    }

    private static ITypeConverter<Duration> duration() {
        return text -> {
            try {
                return Durations.require(text);
            } catch (IllegalArgumentException unlike) {
                throw new TypeConversionException(unlike.getMessage());
            }
        };
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Comparisons.ALL.forEach(each -> out.printf("%-10s %s%n", each.name(), each.what()));
        } else if (redraw) {
            usable(Documentation::ofThisHouse).redraw();
        } else {
            Effort effort = usable(() -> options.effort(this::progress));
            measure(usable(() -> Comparisons.chosen(names, effort)), effort, out);
        }
        return MEASURED;
    }

    private Optional<Documentation> docs() {
        if (!writeDocs) {
            return Optional.empty();
        }
        if (!names.isEmpty() || !options.ofOwnSizes()) {
            throw new IllegalArgumentException(
                    "--write-docs needs a whole run at the goals' own sizes: leave out COMPARISON and --size");
        }
        return Optional.of(Documentation.ofThisHouse());
    }

    /** What the command line makes, where it can be made. */
    private <T> T usable(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private void measure(List<Comparison> chosen, Effort effort, PrintWriter out)
            throws IOException, InterruptedException {
        Optional<Documentation> docs = usable(this::docs);
        ReportFiles<Results> files = new ReportFiles<Results>(spec.commandLine()).add("--json", json, Results::toJson)
                .add("--write-docs", docs.map(Documentation::results), Results::toJson);
        files.check();
        Instant taken = Instant.now();
        Machine machine = Machine.here();
        say(out, machine.line() + System.lineSeparator());
        List<ComparisonResult> measured = new ArrayList<>();
        for (Comparison comparison : chosen) {
            for (ComparisonResult result : comparison.compare(effort)) {
                say(out, ResultText.of(result));
                measured.add(result);
            }
        }
        Results results = Results.of(taken, command(), machine, measured);
        say(out, ResultText.goals(results.goals()));
        if (results.skipped() > 0) {
            say(out, "skipped: " + results.skipped() + " contenders, for the reasons above");
        }
        if (format == Format.JSON) {
            out.print(results.toJson());
            out.flush();
        }
        files.write(results);
        if (docs.isPresent()) {
            docs.get().redraw();
        }
    }

    private void say(PrintWriter out, String text) {
        if (format == Format.TEXT) {
            out.println(text);
        }
    }

    /** For who waits at a terminal. */
    private void progress(String words) {
        if (live) {
            spec.commandLine().getErr().println(words + " ...");
        }
    }

    /** What was really started: without the launcher, what needs it is not measured. */
    private String command() {
        String start = OurCommand.home().isPresent() ? "./closewait-bench" : "java " + Bench.class.getName();
        return (start + " " + String.join(" ", spec.commandLine().getParseResult().originalArgs())).strip();
    }
}
