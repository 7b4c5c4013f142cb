package dev.closewait.cli.command;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import java.util.ArrayList;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which detector is asked. */
final class DetectorOption {
    @Option(names = "--detector", paramLabel = "NAME", converter = ByName.class, completionCandidates = Names.class, description = "Which detector is asked: ${COMPLETION-CANDIDATES}; default: "
            + Detectors.DEFAULT + ".")
    private Supplier<Detector> maker = () -> Detectors.named(Detectors.DEFAULT);

    /** Makes detectors of the chosen kind. */
    Supplier<Detector> maker() {
        return maker;
    }

    /** Finds the detector of a name, or says which names there are. */
    static final class ByName implements ITypeConverter<Supplier<Detector>> {
        @Override
        public Supplier<Detector> convert(String name) {
            if (!Detectors.names().contains(name)) {
                throw new TypeConversionException(
                        "no detector is named '" + name + "'; expected one of " + String.join(", ", Detectors.names()));
            }
            return () -> Detectors.named(name);
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
