package dev.closewait.cli.command;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceRecording;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether what is observed is recorded, where, and what is known to be true of it. */
final class RecordOption {
    /** Where observations are recorded, or nowhere. */
    interface Recorder extends Closeable {
        void record(Observation observation) throws IOException;
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--record", paramLabel = "FILE", description = "Write what is observed to a new file, a trace that 'closewait diagnose' and 'closewait validate' read; compressed, if its name ends in .gz.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--label", paramLabel = "PATTERN", description = "With --record: what is known to be true all the while, of the service on --port, or of the outgoing connections of --pid: ${COMPLETION-CANDIDATES}.")
    private Optional<Pattern> truth = Optional.empty();

    /**
     * Makes the file, if one is wanted.
     *
     * @param looking at what, and how often
     * @param source where sockets are read from
     * @throws ParameterException when it cannot be made, is there already, or has a label that nobody can assign
     */
    Recorder open(LookOptions looking, String source) {
        if (truth.isPresent() && file.isEmpty()) {
            throw new ParameterException(command.commandLine(),
                    "--label " + truth.get() + ": stands in a trace; expected --record FILE with it");
        }
        if (truth.isPresent() && looking.scope().ports().isEmpty() && looking.scope().pid().isEmpty()) {
            throw new ParameterException(command.commandLine(), "--label " + truth.get()
                    + ": of which service? expected --port with it, or --pid for outgoing connections");
        }
        return file.map(path -> recorder(create(path, source), looking)).orElseGet(NoRecorder::new);
    }

    private TraceRecording create(Path path, String source) {
        try {
            return TraceRecording.create(path, source);
        } catch (FileAlreadyExistsException there) {
            throw badUsage(
                    path + ": there is a file of this name, and it is not written over; remove it, or name another",
                    there);
        } catch (IOException failure) {
            throw badUsage(path + ": cannot be made (" + Reasons.of(failure) + ")", failure);
        }
    }

    private ParameterException badUsage(String why, IOException failure) {
        return new ParameterException(command.commandLine(), "--record " + why, failure);
    }

    private Recorder recorder(TraceRecording trace, LookOptions looking) {
        OptionalInt port = looking.scope().ports().stream().mapToInt(Integer::intValue).findFirst();
        Duration every = looking.every();
        return new Recorder() {
            @Override
            public void record(Observation observation) throws IOException {
                if (!trace.begun()) {
                    trace.begin(TraceHeader.here(trace.name(), every,
                            truth.map(pattern -> Label.stated(port, pattern, observation.nanos()))));
                }
                trace.write(observation);
            }

            @Override
            public void close() throws IOException {
                trace.close();
            }
        };
    }

    /** What records nothing. */
    private static final class NoRecorder implements Recorder {
        @Override
        public void record(Observation observation) {}

        @Override
        public void close() {}
    }
}
