package dev.closewait.scenarios.file;

import dev.closewait.server.fault.FaultException;
import dev.closewait.server.fault.Faults;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks server-sim whether it has the faults that a scenario wants. */
final class FaultNames {
    private FaultNames() {}

    /**
     * The first thing that server-sim finds wrong with these faults.
     *
     * @param faults a list of objects with one key each
     * @param place where the list stands in its file: a JSON pointer
     */
    static Optional<Problem> problem(JsonNode faults, String place) {
        try {
            Faults.parse(faults);
            return Optional.empty();
        } catch (FaultException wrong) {
            return Optional.of(new Problem(place + "/" + wrong.path(), wrong.getMessage()));
        }
    }
}
