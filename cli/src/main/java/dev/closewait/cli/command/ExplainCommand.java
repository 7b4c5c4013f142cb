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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code closewait explain}: says what pasted output of netstat, ss, lsof or /proc/net/tcp reveals. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Says what pasted output of netstat, ss, lsof or /proc/net/tcp reveals, as in 'ssh HOST ss -tin state close-wait | closewait explain'.")
public final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private InputOption input = new InputOption();

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
            throw new ParameterException(spec.commandLine(), input.name() + ": " + unusable.getMessage(), unusable);
        }
    }

    private InputStream open() {
        return input.open("pasted output", terminal, "reading standard input; paste the output, then press Ctrl-D");
    }

    private static int code(Finding finding) {
        return switch (finding) {
            case NOTHING_WRONG -> ExitCode.OK;
            case PROBLEM -> ExitCode.PROBLEM;
            case COULD_NOT_TELL -> ExitCode.UNKNOWN;
        };
    }
}
