package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.EveryLookJson;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.WatchJson;
import dev.closewait.cli.output.WatchLines;
import dev.closewait.cli.output.WatchOutput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code closewait diagnose}: observations in, diagnoses out. */
@Command(name = "diagnose", mixinStandardHelpOptions = true, description = "Diagnoses observations, which 'closewait observe' printed or --record wrote, as they come.")
public final class DiagnoseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private InputOption input = new InputOption();

    @Mixin
    private DetectorOption detector = new DetectorOption();

    @Mixin
    private FixOption fix = new FixOption();

    @Option(names = "--every-look", description = "Answers each observation with one line, all that is held of all services; with --format json. So 'validate --command' can ask it.")
    private boolean everyLook;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Mixin
    private OutputOptions output = new OutputOptions();

    public DiagnoseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Duration> fixIn = fix.due(detector);
        if (everyLook && !output.json()) {
            throw new ParameterException(command.commandLine(), "--every-look: expected --format json with it");
        }
        StopRequest stop = new StopRequest();
        stop.interrupts(Thread.currentThread()); // which may wait for input that never comes
        return stop.run(() -> diagnose(fixIn));
    }

    private int diagnose(Optional<Duration> fixIn) throws IOException {
        Consultation consultation = new Consultation(detector.make(), shown(fixIn));
        try (Replay replay = new Replay(input.name(), open(), terminal)) {
            replay.each(consultation::take);
            if (replay.isOfSomethingElse()) {
                return ExitCode.BAD_USAGE;
            }
            consultation.end();
            if (consultation.saidNothing()) {
                remark(replay.taken() == 0
                        ? input.name() + ": there is no observation in it; 'closewait observe' prints some"
                        : input.name() + ": " + tooFew(replay.takenOnOneClock()) + " too few to say anything");
            }
            return replay.gaveUp() ? ExitCode.BAD_USAGE : consultation.code();
        }
    }

    private static String tooFew(long observations) {
        return observations == 1 ? "1 observation is" : observations + " observations are";
    }

    private WatchOutput shown(Optional<Duration> fixIn) {
        if (everyLook) {
            return new EveryLookJson(terminal, fixIn);
        }
        return output.json() ? new WatchJson(terminal, fixIn) : WatchLines.ofRecorded(terminal, fixIn);
    }

    private InputStream open() {
        return input.open("observations", terminal,
                "reading observations from standard input, as in 'closewait observe | closewait diagnose'");
    }

    private void remark(String notice) {
        terminal.err().println("closewait: " + notice);
    }
}
