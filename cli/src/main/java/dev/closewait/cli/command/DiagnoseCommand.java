package dev.closewait.cli.command;

import dev.closewait.cli.ExitCode;
import dev.closewait.cli.output.Terminal;
import dev.closewait.cli.output.WatchJson;
import dev.closewait.cli.output.WatchLines;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code closewait diagnose}: observations in, diagnoses out. */
@Command(name = "diagnose", mixinStandardHelpOptions = true, description = "Diagnoses observations from a file or a pipe, as they come.")
public final class DiagnoseCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = STANDARD_INPUT, description = "What 'closewait observe' printed or --record wrote; default: ${DEFAULT-VALUE}, standard input.")
    private String file = STANDARD_INPUT;

    @Mixin
    private DetectorOption detector = new DetectorOption();

    @Mixin
    private FixOption fix = new FixOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public DiagnoseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Duration> fixIn = fix.due(detector);
        StopRequest stop = new StopRequest();
        stop.interrupts(Thread.currentThread()); // which may wait for input that never comes
        return stop.run(() -> diagnose(fixIn));
    }

    private int diagnose(Optional<Duration> fixIn) throws IOException {
        Consultation consultation = new Consultation(detector.make(),
                output.json() ? new WatchJson(terminal, fixIn) : WatchLines.ofRecorded(terminal, fixIn));
        try (Replay replay = new Replay(name(), open(), terminal)) {
            replay.each(consultation::take);
            if (replay.isOfSomethingElse()) {
                return ExitCode.BAD_USAGE;
            }
            consultation.end();
            if (consultation.saidNothing()) {
                remark(replay.taken() == 0
                        ? name() + ": there is no observation in it; 'closewait observe' prints some"
                        : name() + ": " + replay.taken() + " observations are too few to say anything");
            }
            return replay.gaveUp() ? ExitCode.BAD_USAGE : consultation.code();
        }
    }

    private String name() {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }

    /** Channels, because a thread that waits for one can be interrupted. */
    private InputStream open() {
        if (file.equals(STANDARD_INPUT)) {
            if (terminal.live()) {
                remark("reading observations from standard input, as in 'closewait observe | closewait diagnose'");
            }
            return Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new ParameterException(spec.commandLine(), file + ": is a folder; expected a file of observations");
        }
        try {
            return Channels.newInputStream(FileChannel.open(path));
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(),
                    file + ": cannot be read (" + Reasons.of(unreadable) + ")", unreadable);
        }
    }

    private void remark(String notice) {
        terminal.err().println("closewait: " + notice);
    }
}
