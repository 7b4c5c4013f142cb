package dev.closewait.scenarios.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What does not go together with a foreign server, which {@code command} or {@code image} puts in the place of server-sim;
 * and what goes with no other. Looked for before defaults are filled in, for it matters what somebody wrote.
 */
final class ForeignServerRules {
    private static final List<String> STARTERS = List.of("command", "image");
    private static final List<String> ABOUT_FOREIGN = List.of("port", "ready");
    private static final List<String> ABOUT_SERVER_SIM = List.of("/server/transport", "/server/faults", "/transports",
            "/twin/without");
    /** In what the twin of a foreign server can differ from it. */
    private static final List<String> TWINS_OWN = List.of("command", "image", "behaviour", "limits", "hogs", "events");

    private final JsonNode scenario;
    private final List<Problem> problems = new ArrayList<>();

    private ForeignServerRules(JsonNode scenario) {
        this.scenario = scenario;
    }

    /**
     * What is wrong with a scenario that the schema finds right.
     *
     * @param scenario as it was written
     */
    static List<Problem> problems(JsonNode scenario) {
        ForeignServerRules rules = new ForeignServerRules(scenario);
        JsonNode server = scenario.path("server");
        STARTERS.stream()
                .filter(server::has)
                .findFirst()
                .ifPresentOrElse(rules::foreign, rules::serverSim);
        return rules.problems;
    }

    private void foreign(String starter) {
        Stream.concat(ABOUT_SERVER_SIM.stream(), switchesOfFaults())
                .filter(place -> !scenario.at(place).isMissingNode())
                .forEach(place -> problems.add(new Problem(place, "is about server-sim, in whose place key 'server."
                        + starter + "' puts another server; expected no such key")));
        JsonNode twin = scenario.path("twin");
        boolean differs = twin.isObject() && TWINS_OWN.stream().anyMatch(twin::has);
        if ((twin.isObject() && !differs) || (twin.isBoolean() && twin.booleanValue())) {
            problems.add(new Problem("/twin",
                    "closewait knows no bug of this server that a twin could be without; expected"
                            + " false, or a section with 'diagnosis' and what differs: one of the keys "
                            + String.join(", ", TWINS_OWN)));
        }
        if (starter.equals("command") && twin.has("image") && !twin.has("command")) {
            problems.add(
                    new Problem("/twin/image", "makes no difference on this machine, where the command is what runs;"
                            + " expected key 'twin.command' beside it"));
        }
    }

    private Stream<String> switchesOfFaults() {
        return Stream.of("/events", "/twin/events")
                .flatMap(list -> Stream.iterate(0, index -> index < scenario.at(list).size(), index -> index + 1)
                        .map(index -> list + "/" + index + "/faults"));
    }

    private void serverSim() {
        ABOUT_FOREIGN.stream()
                .filter(scenario.path("server")::has)
                .forEach(key -> problems.add(new Problem("/server/" + key,
                        "is for a server other than server-sim; expected 'command' or 'image' beside it")));
        STARTERS.stream()
                .filter(scenario.path("twin")::has)
                .forEach(key -> problems.add(new Problem("/twin/" + key,
                        "the scenario's own server is server-sim; expected key 'server." + key + "' too")));
    }
}
