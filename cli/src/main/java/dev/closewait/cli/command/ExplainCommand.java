package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.ExplainJson;
import dev.closewait.cli.output.ExplainScreen;
import dev.closewait.cli.output.Terminal;
import dev.closewait.detector.explain.Explainer;
import dev.closewait.detector.explain.Explanation;
import dev.closewait.detector.explain.Finding;
import dev.closewait.detector.explain.UnusableTextException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code closewait explain}: says what pasted output of netstat, ss, lsof or /proc/net/tcp reveals. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Says what pasted output of netstat, ss, lsof or /proc/net/tcp reveals, as in 'ssh HOST ss -tin state close-wait | closewait explain'.")
public final class ExplainCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", arity = "0..1", defaultValue = STANDARD_INPUT, description = "The text; '-' or nothing is standard input.")
    private String file = STANDARD_INPUT;

    @Mixin
    private OutputOptions output = new OutputOptions();

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (Reader text = new InputStreamReader(open(), StandardCharsets.UTF_8)) {
            Explanation explanation = Explainer.explain(text);
            if (output.json()) {
                terminal.out().println(ExplainJson.finalLine(explanation));
            } else {
                new ExplainScreen(terminal).print(explanation);
            }
            return code(explanation.finding());
        } catch (UnusableTextException unusable) {
            throw new ParameterException(spec.commandLine(), name() + ": " + unusable.getMessage(), unusable);
        }
    }

    private InputStream open() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            if (terminal.live()) {
                terminal.err().println("closewait: reading standard input; paste the output, then press Ctrl-D");
            }
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new ParameterException(spec.commandLine(), file
                    + (Files.exists(path) ? ": cannot be read as a file" : ": there is no such file")
                    + "; expected a file with pasted output, or '-' for standard input");
        }
        return Files.newInputStream(path);
    }

    private String name() {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }

    private static int code(Finding finding) {
        return switch (finding) {
            case NOTHING_WRONG -> ExitCode.OK;
            case PROBLEM -> ExitCode.PROBLEM;
            case COULD_NOT_TELL -> ExitCode.UNKNOWN;
        };
    }
}
