package dev.closewait.cli.command;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.survival.SurvivalDetector;
import java.util.ArrayList;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which detector is asked. */
final class DetectorOption {
    @Option(names = "--detector", paramLabel = "NAME", converter = ByName.class, completionCandidates = Names.class, description = "Which detector is asked: ${COMPLETION-CANDIDATES}; default: "
            + Detectors.DEFAULT + ".")
    private String name = Detectors.DEFAULT;

    /** A new detector of the chosen kind. */
    Detector make() {
        return Detectors.named(name);
    }

    /** What it is called. */
    String name() {
        return name;
    }

    /** Whether it says what comes of a leak: the baselines say only what they see. */
    boolean forecasts() {
        return name.equals(SurvivalDetector.NAME);
    }

    /** Finds the detector of a name, or says which names there are. */
    static final class ByName implements ITypeConverter<String> {
        @Override
        public String convert(String name) {
            if (!Detectors.names().contains(name)) {
                throw new TypeConversionException(
                        "no detector is named '" + name + "'; expected one of " + String.join(", ", Detectors.names()));
            }
            return name;
        }
    }

    /** The names, for help and completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Detectors.names());
        }
    }
}
