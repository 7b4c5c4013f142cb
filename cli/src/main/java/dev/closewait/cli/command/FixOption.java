package dev.closewait.cli.command;

import dev.closewait.detector.survival.SurvivalDetector;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** When a fix of a leak is due, for those who want to be told what to do until then. */
final class FixOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Option(names = "--fix-in", paramLabel = "DURATION", description = "When a fix of a leak is due, such as 3d or 12h: says what to do until then.")
    private Optional<Duration> due = Optional.empty();

    /**
     * When it is due.
     *
     * @throws ParameterException when the detector that is asked forecasts nothing, so that there is no plan to be made
     */
    Optional<Duration> due(DetectorOption asked) {
        if (due.isPresent() && !asked.forecasts()) {
            throw new ParameterException(command.commandLine(), "--fix-in: the detector '" + asked.name()
                    + "' makes no forecast to plan by; expected --detector " + SurvivalDetector.NAME);
        }
        return due;
    }
}
