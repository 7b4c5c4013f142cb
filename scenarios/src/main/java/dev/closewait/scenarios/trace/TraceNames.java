package dev.closewait.scenarios.trace;

import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import java.util.ArrayList;
import java.util.List;

/** What the traces of a scenario are called. No other scenario's are called the same, and each is the name of a file. */
final class TraceNames {
    private static final String TWIN = "-twin";
    private static final String BESIDE = "-beside-";

    private TraceNames() {}

    /**
     * Of every run that comes of a scenario.
     *
     * @throws ScenarioFileException when what is to run beside it is not known
     */
    static List<String> ofAll(Scenario scenario) throws ScenarioFileException {
        List<String> names = new ArrayList<>(List.of(of(scenario, false)));
        if (scenario.twin().isPresent()) {
            names.add(of(scenario, true));
        }
        if (scenario.beside().isPresent()) {
            for (Scenario other : Catalogue.find(scenario.beside().get())) {
                names.add(beside(scenario, false, other));
                if (scenario.twin().isPresent()) {
                    names.add(beside(scenario, true, other));
                }
            }
        }
        return names;
    }

    /** Of a scenario itself, or its twin. */
    static String of(Scenario scenario, boolean twin) {
        return scenario.name() + (twin ? TWIN : "");
    }

    /**
     * Of what ran beside a scenario, or its twin.
     *
     * @param other by its own name, or as {@link Scenario#beside} calls it
     */
    static String beside(Scenario scenario, boolean twin, Scenario other) {
        return of(scenario, twin) + BESIDE + other.name().substring(other.name().lastIndexOf('/') + 1);
    }
}
