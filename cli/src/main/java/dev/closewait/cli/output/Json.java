package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.FixPlanner;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.grade.ScenarioResult;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What programs are given: one versioned object a line. Names of fields are contracts; new ones may come. */
public final class Json {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final double NANOS_PER_SECOND = 1e9;

    private Json() {}

    /**
     * A diagnosis, as a line of its own.
     *
     * @param fixIn when a fix is due, for which a leak is given a plan
     */
    public static String line(Diagnosis diagnosis, Optional<Duration> fixIn) {
        ObjectNode line = versioned();
        line.setAll(planned(diagnosis, fixIn));
        return line.toString();
    }

    /** What is held of each service at one look. */
    public static String line(List<Diagnosis> diagnoses, Optional<Duration> fixIn) {
        return services(versioned(), diagnoses, fixIn).toString();
    }

    /** The last line of a watch: what is held of each service now. */
    public static String finalLine(List<Diagnosis> diagnoses, Optional<Duration> fixIn) {
        return services(versioned().put("final", true), diagnoses, fixIn).toString();
    }

    /** A line, with what is held of each service. */
    static ObjectNode services(ObjectNode line, List<Diagnosis> diagnoses, Optional<Duration> fixIn) {
        ArrayNode services = line.putArray("services");
        diagnoses.forEach(diagnosis -> services.add(planned(diagnosis, fixIn)));
        return line;
    }

    /** How one run came out. */
    public static String line(Outcome outcome) {
        ObjectNode line = versioned();
        line.setAll(outcome(outcome));
        return line.toString();
    }

    /** The last line of a run: how everything came out. */
    public static String finalLine(Collection<ScenarioResult> results, Grade grade, double seconds) {
        ObjectNode line = versioned().put("final", true).put("grade", grade.name()).put("seconds", seconds);
        ArrayNode outcomes = line.putArray("outcomes");
        results.stream()
                .flatMap(result -> result.outcomes().stream())
                .forEach(outcome -> outcomes.add(outcome(outcome)));
        ArrayNode skipped = line.putArray("skipped");
        results.forEach(result -> result.skipped()
                .ifPresent(why -> skipped.addObject().put("scenario", result.scenario()).put("why", why)));
        return line.toString();
    }

    /** A scenario of the catalogue. */
    public static String line(Scenario scenario) {
        ObjectNode line = versioned().put("name", scenario.name()).put("group", scenario.group().toString());
        ArrayNode tags = line.putArray("tags");
        scenario.tags().stream().sorted().forEach(tags::add);
        ArrayNode faults = line.putArray("faults");
        scenario.faultNames().forEach(faults::add);
        return line.put("diagnosis", scenario.expect().diagnosis().name())
                .put("twin", scenario.twin().isPresent())
                .put("story", scenario.story().strip())
                .put("cure", scenario.cure().strip())
                .toString();
    }

    /** An object that is a line of its own. */
    public static ObjectNode versioned() {
        return MAPPER.createObjectNode().put("version", VERSION);
    }

    private static ObjectNode planned(Diagnosis diagnosis, Optional<Duration> fixIn) {
        ObjectNode node = diagnosis(diagnosis);
        fixIn.ifPresent(due -> diagnosis.forecast()
                .map(forecast -> ForecastJson.plan(FixPlanner.plan(forecast, due), due))
                .ifPresent(plan -> node.set("plan", plan)));
        return node;
    }

    private static ObjectNode diagnosis(Diagnosis diagnosis) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("port", diagnosis.service().port())
                .put("pid", diagnosis.service().pid())
                .put("pattern", diagnosis.pattern().name());
        ArrayNode also = node.putArray("also");
        diagnosis.also().forEach(pattern -> also.add(pattern.name()));
        node.put("confidence", diagnosis.confidence()).put("since", diagnosis.since().toString());
        ArrayNode evidence = node.putArray("evidence");
        diagnosis.evidence().forEach(evidence::add);
        diagnosis.forecast().ifPresent(forecast -> node.set("forecast", ForecastJson.forecast(forecast)));
        diagnosis.remedy().ifPresent(remedy -> node.put("remedy", remedy));
        return node;
    }

    static ObjectNode outcome(Outcome outcome) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("scenario", outcome.scenario())
                .put("twin", outcome.twin())
                .put("grade", outcome.grade().name())
                .put("expected", outcome.expected().name());
        ObjectNode truth = node.putObject("kernel").put("held", outcome.truth().held());
        ArrayNode findings = truth.putArray("findings");
        outcome.truth().findings().forEach(finding -> findings.add(finding.sentence()));
        truth.put("leaked", outcome.truth().leaks().size());
        outcome.diagnosis().ifPresent(said -> node.set("diagnosis", diagnosis(said)));
        outcome.secondsToDetect().ifPresent(seconds -> node.put("secondsToDetect", seconds));
        outcome.leakedAtDetection().ifPresent(leaked -> node.put("leakedAtDetection", leaked));
        return node.put("why", outcome.why()).put("seconds", outcome.wallTime().toNanos() / NANOS_PER_SECOND);
    }
}
