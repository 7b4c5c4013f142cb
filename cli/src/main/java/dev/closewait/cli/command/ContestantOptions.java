package dev.closewait.cli.command;

import dev.closewait.detector.BrokenDetectorException;
import dev.closewait.detector.Detectors;
import dev.closewait.validation.contestant.CommandContestant;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.contestant.Contestants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who takes part: who was named, and who always stands beside. */
final class ContestantOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--detector", arity = "1..*", paramLabel = "NAME", converter = DetectorOption.ByName.class, completionCandidates = DetectorOption.Names.class, description = "Detectors of ours to score: ${COMPLETION-CANDIDATES}; default: "
            + Detectors.DEFAULT
            + ", unless another is named by --jar or --command. Those that are not named stand beside.")
    private List<String> detectors = new ArrayList<>();

    @Option(names = "--jar", arity = "1..*", paramLabel = "FILE", description = "Jars whose detectors are scored; they are found by ServiceLoader.")
    private List<Path> jars = new ArrayList<>();

    @Option(names = "--command", arity = "1..*", paramLabel = "COMMAND", description = "Programs to score, in any language, each with its arguments in one word, as in 'python3 mine.py': observations on its standard input, a line of JSON each; an answer to each on its standard output.")
    private List<String> programs = new ArrayList<>();

    /**
     * Who was named.
     *
     * @throws ParameterException when one cannot take part, or two have one name
     */
    List<Contestant> named() {
        List<Contestant> named = new ArrayList<>();
        boolean ours = detectors.isEmpty() && jars.isEmpty() && programs.isEmpty();
        (ours ? Set.of(Detectors.DEFAULT) : new LinkedHashSet<>(detectors))
                .forEach(name -> named.add(Contestants.named(name)));
        jars.forEach(jar -> named.addAll(in(jar)));
        new LinkedHashSet<>(programs).forEach(program -> named.add(program(program)));
        Map<String, Contestant> byName = new LinkedHashMap<>();
        for (Contestant each : named) {
            Contestant other = byName.putIfAbsent(each.name(), each);
            if (other != null) {
                throw badUsage("two detectors are named '" + each.name() + "' (" + other.origin() + ", " + each.origin()
                        + "); expected a name of its own for each");
            }
        }
        return named;
    }

    /** Those of ours that were not named: a score means little by itself. */
    static List<Contestant> beside(List<Contestant> named) {
        List<String> taken = named.stream().map(Contestant::name).toList();
        return Stream.concat(Stream.of(Contestants.named(Detectors.DEFAULT)), Contestants.baselines().stream())
                .filter(each -> !taken.contains(each.name()))
                .toList();
    }

    private List<Contestant> in(Path jar) {
        try {
            return Contestants.fromJar(jar);
        } catch (BrokenDetectorException broken) {
            throw badUsage("--jar " + broken.getMessage());
        }
    }

    private Contestant program(String program) {
        if (program.isBlank()) {
            throw badUsage("--command: is empty; expected a program and its arguments, as in 'python3 mine.py'");
        }
        return new CommandContestant(program);
    }

    private ParameterException badUsage(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
