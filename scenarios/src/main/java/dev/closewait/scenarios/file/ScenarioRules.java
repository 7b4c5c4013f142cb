package dev.closewait.scenarios.file;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.behaviour.Steady;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.Target;
import dev.closewait.client.schedule.Rate;
import dev.closewait.sim.Durations;
import dev.closewait.sim.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a JSON schema cannot say: values that contradict each other, and faults that server-sim does not have. */
final class ScenarioRules {
    /** For a load of which another value is of interest. */
    private static final Duration ANY_LENGTH = Duration.ofSeconds(1);

    /** What a twin may have of its own, besides the faults that it lacks. */
    private static final List<String> TWINS_OWN = List.of("behaviour", "limits", "hogs", "events");
    /** And of a foreign server, of which {@link ForeignServerRules} speak. */
    private static final List<String> FOREIGN_TWINS_OWN = List.of("command", "image");

    private final ObjectNode scenario;
    private final List<Problem> problems = new ArrayList<>();

    private ScenarioRules(ObjectNode scenario) {
        this.scenario = scenario;
    }

    /**
     * What is wrong with a scenario that the schema finds right.
     *
     * @param scenario its defaults filled in
     */
    static List<Problem> problems(ObjectNode scenario) {
        ScenarioRules rules = new ScenarioRules(scenario);
        rules.durationsCanBeCounted();
        rules.clientsTakeTheLoad();
        rules.faultsExist();
        if (!rules.problems.isEmpty()) {
            return rules.problems; // the other rules compare values, which must be sound by themselves
        }
        rules.boundsAreInOrder("/kernel", scenario.path("kernel"));
        rules.boundsAreInOrder("/twin/kernel", scenario.path("twin").path("kernel"));
        rules.runIsLongEnough();
        rules.eventsDoOneThingEach();
        rules.verdictIsPossible();
        rules.twinLacksSomething();
        return rules.problems;
    }

    private void durationsCanBeCounted() {
        List.of("/run/for", "/run/every", "/client/patience", "/expect/within", "/server/ready")
                .forEach(this::countable);
        for (String kernel : List.of("/kernel", "/twin/kernel")) {
            for (String bounds : List.of("/closeWait/age", "/clients/unserved")) {
                countable(kernel + bounds + "/atLeast");
                countable(kernel + bounds + "/atMost");
            }
        }
        eachEvent(event -> countable(event + "/after"));
    }

    /** The schema lets pass what looks like a duration, however long. */
    private void countable(String pointer) {
        JsonNode written = scenario.at(pointer);
        if (!written.isMissingNode() && Durations.parse(written.asString()).isEmpty()) {
            problems.add(new Problem(pointer, "'" + written.asString()
                    + "' is longer than can be counted in nanoseconds; expected " + Durations.EXPECTED));
        }
    }

    /** Every event of the scenario and of its twin, by where it stands. */
    private void eachEvent(Consumer<String> rule) {
        for (String list : List.of("/events", "/twin/events")) {
            for (int index = 0; index < scenario.at(list).size(); index++) {
                rule.accept(list + "/" + index);
            }
        }
    }

    private void clientsTakeTheLoad() {
        taken("/client/behaviour", "", Behaviours::named);
        if (scenario.at("/twin/behaviour").isString()) {
            taken("/twin/behaviour", "", Behaviours::named);
        }
        taken("/client/rate", "", Rate::parse);
        taken("/run/for", "client-sim's ", text -> Durations.parse(text).ifPresent(ScenarioRules::load));
        taken("/client/patience", "client-sim's ",
                text -> Durations.parse(text).ifPresent(patience -> load(ANY_LENGTH).withPatience(patience)));
    }

    /** Lets client-sim's own types say what they take. */
    private void taken(String pointer, String whose, Consumer<String> taker) {
        try {
            taker.accept(scenario.at(pointer).asString());
        } catch (IllegalArgumentException refused) {
            problems.add(new Problem(pointer, whose + refused.getMessage()));
        }
    }

    private static Load load(Duration length) {
        return Load.of(new Target("127.0.0.1", 1), new Steady(), Rate.perSecond(1), length);
    }

    private void faultsExist() {
        faultsExist("/server/faults");
        eachEvent(event -> {
            if (scenario.at(event).has("faults")) {
                faultsExist(event + "/faults");
            }
        });
    }

    private void faultsExist(String list) {
        FaultNames.problem(scenario.at(list), list).ifPresent(problems::add);
    }

    private void boundsAreInOrder(String place, JsonNode section) {
        JsonNode atLeast = section.path("atLeast");
        JsonNode atMost = section.path("atMost");
        if (!atLeast.isMissingNode() && !atMost.isMissingNode() && size(atLeast) > size(atMost)) {
            problems.add(
                    new Problem(place + "/atLeast", atLeast.asString() + " is more than atMost, " + atMost.asString()
                            + "; expected at most that"));
        }
        section.properties().forEach(below -> boundsAreInOrder(place + "/" + below.getKey(), below.getValue()));
    }

    private static double size(JsonNode bound) {
        return bound.isNumber() ? bound.doubleValue() : Durations.require(bound.asString()).toNanos();
    }

    private void runIsLongEnough() {
        fitsIntoTheRun("/run/every");
        fitsIntoTheRun("/expect/within");
    }

    private void eventsDoOneThingEach() {
        eachEvent(event -> {
            fitsIntoTheRun(event + "/after");
            if (scenario.at(event).size() != 2) {
                problems.add(new Problem(event,
                        "an event does one thing; expected 'after' and one of faults, raiseLimit, restart"));
            }
        });
    }

    private void fitsIntoTheRun(String pointer) {
        JsonNode written = scenario.at(pointer);
        JsonNode length = scenario.at("/run/for");
        if (!written.isMissingNode() && duration(written).compareTo(duration(length)) > 0) {
            problems.add(new Problem(pointer,
                    written.asString() + " is longer than the run, " + length.asString() + "; expected at most that"));
        }
    }

    private static Duration duration(JsonNode written) {
        return Durations.require(written.asString());
    }

    private void verdictIsPossible() {
        String diagnosis = scenario.at("/expect/diagnosis").asString();
        JsonNode never = scenario.at("/expect/never");
        for (int index = 0; index < never.size(); index++) {
            if (never.path(index).asString().equals(diagnosis)) {
                problems.add(new Problem("/expect/never/" + index,
                        diagnosis + " is what key 'expect.diagnosis' expects; expected a pattern other than that"));
            }
        }
        if (scenario.path("expect").has("leakedAtMost") && !diagnosis.equals("LEAK")) {
            problems.add(new Problem("/expect/leakedAtMost",
                    "only a leak can be found late, and " + diagnosis + " is expected; expected no such key"));
        }
    }

    private void twinLacksSomething() {
        Collection<String> faults = ScenarioBinder.faultNames(scenario);
        JsonNode twin = scenario.path("twin");
        if (twin.isBoolean() && twin.booleanValue() && faults.isEmpty() && scenario.path("hogs").asInt() == 0
                && scenario.at("/server/limits").isEmpty()) {
            problems.add(new Problem("/twin", "true leaves out every fault, and there is none; expected false"));
        }
        if (twin.isObject() && twin.path("without").isEmpty() && TWINS_OWN.stream().noneMatch(twin::has)
                && FOREIGN_TWINS_OWN.stream().noneMatch(twin::has)) {
            problems.add(
                    new Problem("/twin/without", "the twin is the scenario itself; expected a fault to leave out, or"
                            + " one of the keys " + String.join(", ", TWINS_OWN)));
        }
        JsonNode without = twin.path("without");
        for (int index = 0; index < without.size(); index++) {
            String name = without.path(index).asString();
            if (!faults.contains(name)) {
                problems.add(new Problem("/twin/without/" + index, "'" + name + "' is not a fault of this scenario; "
                        + Nearest.expected(name, faults)));
            }
        }
    }
}
