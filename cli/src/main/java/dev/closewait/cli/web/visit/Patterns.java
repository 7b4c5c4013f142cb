package dev.closewait.cli.web.visit;

import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.FaultSpec;
import dev.closewait.scenarios.file.Scenario;
import java.util.List;
import java.util.Optional;

/** The three patterns, and the faults behind them, which can be switched in any of them. */
public final class Patterns {
    private Patterns() {}

    /** The scenarios. */
    public static List<Scenario> all() {
        return Catalogue.shipped()
                .stream()
                .filter(scenario -> scenario.tags().contains(Catalogue.DEFAULT_TAG))
                .toList();
    }

    /** The scenario of this name. */
    public static Optional<Scenario> find(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    /** Their faults, as their files set them. */
    public static List<FaultSpec> faults() {
        return all().stream().flatMap(scenario -> scenario.server().faults().stream()).toList();
    }

    /** The fault of this name. */
    static Optional<FaultSpec> fault(String name) {
        return faults().stream().filter(fault -> fault.name().equals(name)).findFirst();
    }
}
