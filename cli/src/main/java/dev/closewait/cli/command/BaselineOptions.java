package dev.closewait.cli.command;

import dev.closewait.validation.score.BadFileException;
import dev.closewait.validation.score.Comparison;
import dev.closewait.validation.score.CostProfile;
import dev.closewait.validation.score.CostProfiles;
import dev.closewait.validation.score.Scorecard;
import dev.closewait.validation.score.ScorecardJson;
import dev.closewait.validation.score.Tolerance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** By what contestants are ranked, and what they are compared with. */
final class BaselineOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--profile", paramLabel = "NAME|FILE", completionCandidates = Profiles.class, description = "What errors and delays cost, by which contestants are ranked: ${COMPLETION-CANDIDATES}, or a file; default: "
            + CostProfiles.DEFAULT + ".")
    private String profile = CostProfiles.DEFAULT;

    @Option(names = "--baseline", paramLabel = "FILE", description = "A scorecard that --json or --format json wrote: say what got better and worse since, and end with 1 on a regression.")
    private Optional<Path> baseline = Optional.empty();

    /** The profile that was chosen, and the scorecard to compare with. */
    record Chosen(CostProfile profile, Optional<Scorecard> baseline) {
        /** How these contestants differ from the baseline; empty when there is none. */
        Optional<Comparison> compare(Scorecard scorecard, Collection<String> names) {
            return baseline.map(before -> Comparison.between(before, scorecard, names, profile, Tolerance.DEFAULT));
        }
    }

    /**
     * Reads both, before anything takes time.
     *
     * @throws ParameterException when one cannot be read
     */
    Chosen read() {
        try {
            return new Chosen(CostProfiles.find(profile),
                    baseline.isPresent() ? Optional.of(ScorecardJson.read(baseline.get())) : Optional.empty());
        } catch (BadFileException bad) {
            throw new ParameterException(command.commandLine(), bad.getMessage(), bad);
        }
    }

    /** The names, for help and completion. */
    static final class Profiles extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Profiles() {
            super(CostProfiles.NAMES);
        }
    }
}
