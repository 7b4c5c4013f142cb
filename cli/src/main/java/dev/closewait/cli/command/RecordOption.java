package dev.closewait.cli.command;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.ObservationFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether what is observed is recorded, and where. */
final class RecordOption {
    /** Where observations are recorded, or nowhere. */
    interface Recorder extends Closeable {
        void record(Observation observation) throws IOException;
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--record", paramLabel = "FILE", description = "Write the observations to a new file, as JSON Lines that 'closewait diagnose' reads.")
    private Optional<Path> file = Optional.empty();

    /**
     * Makes the file, if one is wanted.
     *
     * @param source where sockets are read from
     * @throws ParameterException when it cannot be made, or is there already
     */
    Recorder open(String source) {
        return file.map(path -> recorder(create(path, source))).orElseGet(NoRecorder::new);
    }

    private ObservationFile create(Path path, String source) {
        try {
            return ObservationFile.create(path, source);
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

    private static Recorder recorder(ObservationFile file) {
        return new Recorder() {
            @Override
            public void record(Observation observation) throws IOException {
                file.write(observation);
            }

            @Override
            public void close() throws IOException {
                file.close();
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
