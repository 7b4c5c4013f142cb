package dev.closewait.cli.command;

import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.corpus.Corpus;
import dev.closewait.validation.corpus.CorpusException;
import dev.closewait.validation.corpus.StandardCorpus;
import dev.closewait.validation.corpus.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Over which traces contestants are scored. */
final class CorpusOptions {
    private static final String SHIPPED = "shipped";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--corpus", arity = "1..*", paramLabel = "DIR", description = "Folders of recorded traces in place of the shipped ones; '"
            + SHIPPED + "' names these, to have both.")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--no-simulation", description = "Recorded traces only: leave out the standard simulated ones.")
    private boolean noSimulation;

    @Option(names = "--curves", description = "Also measure how leaks are found at sparser looks and as rarer ones, in simulation. Takes longer.")
    private boolean curves;

    /**
     * The traces, the recorded ones first.
     *
     * @throws ParameterException when there are none where they should be
     */
    List<TraceSource> traces() {
        List<TraceSource> traces = new ArrayList<>();
        for (String folder : folders.isEmpty() ? List.of(SHIPPED) : new LinkedHashSet<>(folders)) {
            try {
                traces.addAll(folder.equals(SHIPPED) ? Corpus.shipped() : Corpus.in(Path.of(folder)));
            } catch (CorpusException missing) {
                throw new ParameterException(command.commandLine(), "--corpus " + missing.getMessage(), missing);
            }
        }
        if (!noSimulation) {
            traces.addAll(StandardCorpus.traces());
        }
        return traces;
    }

    /** What curves are made of. */
    List<Sweep> sweeps() {
        return curves ? StandardCorpus.sweeps() : List.of();
    }
}
