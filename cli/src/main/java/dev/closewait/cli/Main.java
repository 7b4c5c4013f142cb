package dev.closewait.cli;

import dev.closewait.cli.command.DiagnoseCommand;
import dev.closewait.cli.command.ExplainCommand;
import dev.closewait.cli.command.LearnCommand;
import dev.closewait.cli.command.ListCommand;
import dev.closewait.cli.command.ObserveCommand;
import dev.closewait.cli.command.RunCommand;
import dev.closewait.cli.command.ValidateCommand;
import dev.closewait.cli.command.WatchCommand;
import dev.closewait.cli.output.Terminal;
import dev.closewait.sim.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point: finds the command that is meant, and turns what goes wrong into one line and an exit code. */
@Command(name = "closewait", mixinStandardHelpOptions = true, version = "closewait 0.1.0", synopsisSubcommandLabel = "COMMAND", description = "Reproduces TCP CLOSE_WAIT failures on real kernel sockets, explains them, and tells them apart.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:passed, or nothing wrong found",
    "1:failed, or a problem found",
    "2:could not tell: the pattern was not reproduced, or the data is too thin",
    "64:bad usage",
    "70:internal error"})
public final class Main implements Runnable {
    /** The commands, in the order of the help. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("run", RunCommand.class),
            Map.entry("list", ListCommand.class),
            Map.entry("observe", ObserveCommand.class),
            Map.entry("diagnose", DiagnoseCommand.class),
            Map.entry("watch", WatchCommand.class),
            Map.entry("explain", ExplainCommand.class),
            Map.entry("validate", ValidateCommand.class),
            Map.entry("learn", LearnCommand.class));

    /**
     * Whether picocli looks for Groovy, which it does in every jar of the class path: opening those takes longer than all that
     * {@code explain} does.
     */
    private static final String LOOK_FOR_NO_GROOVY = "picocli.disable.closures";
    /** Commands that start nothing and leave nothing, so that nothing is to be done at their end. */
    private static final Set<String> LEAVE_NOTHING = Set.of("explain", "list");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    Main() {}

    public static void main(String... arguments) {
        System.setProperty(LOOK_FOR_NO_GROOVY, "true");
        int code = run(Terminal.ofProcess(), arguments);
        if (arguments.length > 0 && LEAVE_NOTHING.contains(arguments[0])) {
            // System.exit would look for a logger to tell (Runtime.exit, since 21), again in every jar.
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(Terminal terminal, String... arguments) {
        try {
            int code = execute(terminal, arguments);
            return terminal.lostResults() ? Failures.lost(terminal.err()) : code;
        } catch (Throwable error) {
            // Left to the JVM it would end with 1, which here says that a problem was found.
            return Failures.crashed(error, terminal.err());
        }
    }

    private static int execute(Terminal terminal, String... arguments) {
        CommandLine commandLine = new CommandLine(new Main(), new CommandFactory(terminal));
        commands(arguments).forEach(command -> commandLine.addSubcommand(command.getKey(), command.getValue()));
        commandLine.setOut(terminal.out()).setErr(terminal.err());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Duration.class, new DurationOption());
        commandLine.registerConverter(Transport.class, new TransportOption());
        commandLine.setParameterExceptionHandler(Failures::badUsage);
        commandLine.setExecutionExceptionHandler(Failures::failed);
        return commandLine.execute(arguments);
    }

    /** The one that is named first; all, where that is none. To read every command's options takes longer than most need. */
    private static List<Map.Entry<String, Class<?>>> commands(String... arguments) {
        return COMMANDS.stream()
                .filter(command -> arguments.length > 0 && command.getKey().equals(arguments[0]))
                .findFirst()
                .map(List::of)
                .orElse(COMMANDS);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
