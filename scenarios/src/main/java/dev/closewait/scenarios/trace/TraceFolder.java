package dev.closewait.scenarios.trace;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceWriter;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.grade.JudgedRun;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder that a labelled trace of each run is written to. A trace is there whole or not at all; one of an earlier run is
 * replaced.
 */
public final class TraceFolder implements RunKeeper {
    private static final String ENDING = ".jsonl.gz";

    private final Path folder;
    private final Consumer<String> notice;

    /**
     * @param folder where the traces go; it is there
     * @param notice told in a line of each run of which there is no trace, and why
     */
    public TraceFolder(Path folder, Consumer<String> notice) {
        this.folder = folder;
        this.notice = notice;
    }

    /**
     * The files that runs of these scenarios will be written to.
     *
     * @throws ScenarioFileException when what is to run beside one of them is not known
     */
    public static List<Path> files(Path folder, List<Scenario> scenarios) throws ScenarioFileException {
        List<Path> files = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            TraceNames.ofAll(scenario).forEach(name -> files.add(folder.resolve(name + ENDING)));
        }
        return files;
    }

    @Override
    public void keep(List<JudgedRun> together) throws RunException {
        Scenario main = together.getFirst().run().scenario();
        boolean twin = together.getFirst().run().twin();
        for (JudgedRun judged : together) {
            String name = judged.equals(together.getFirst())
                    ? TraceNames.of(main, twin)
                    : TraceNames.beside(main, twin, judged.run().scenario());
            keep(name, judged);
        }
    }

    private void keep(String name, JudgedRun judged) throws RunException {
        Optional<Label> label = judged.label();
        if (label.isPresent()) {
            write(TraceHeader.here(name, judged.run().scenario().run().every(), label), judged.run().seen());
        } else {
            notice.accept(
                    name + ": no trace is written of this run, because its outcome is " + judged.outcome().grade());
        }
    }

    private void write(TraceHeader header, List<Observation> observations) throws RunException {
        Path file = folder.resolve(header.name() + ENDING);
        Path part = folder.resolve("." + header.name() + ENDING + ".part");
        try {
            try (TraceWriter writer = new TraceWriter(TraceWriter.compressing(Files.newOutputStream(part)), header)) {
                for (Observation observation : observations) {
                    writer.write(observation);
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            remove(part, failure);
            throw new RunException(file + ": the trace could not be written (" + failure.getMessage() + ")", failure);
        }
    }

    private static void remove(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException remains) {
            failure.addSuppressed(remains);
        }
    }
}
