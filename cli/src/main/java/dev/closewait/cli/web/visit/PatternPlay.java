package dev.closewait.cli.web.visit;

import dev.closewait.cli.output.PatternJson;
import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.scenarios.file.FaultSpec;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.run.Place;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.RunningServer;
import dev.closewait.scenarios.run.ScenarioRunner;
import dev.closewait.scenarios.run.ThisMachine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the three patterns, run for real: server-sim under the load of client-sim. {@code {"faults": [NAME, …]}} has the
 * server serve with these faults from the next look on.
 */
public final class PatternPlay implements Play {
    private final Scenario scenario;

    public PatternPlay(Scenario scenario, Duration load) {
        this.scenario = scenario.lasting(load);
    }

    @Override
    public void describe(ObjectNode line) {
        line.put("kind", "pattern")
                .put("name", scenario.name())
                .put("title", scenario.name())
                .put("story", scenario.story().strip())
                .put("cure", scenario.cure().strip())
                .put("expected", scenario.expect().diagnosis().name())
                .put("seconds", scenario.run().length().toSeconds());
    }

    @Override
    public void run(Stage stage) throws Exception {
        Place place = new ThisMachine();
        Optional<String> missing = place.lacks(scenario);
        if (missing.isPresent()) {
            stage.say(PatternJson.notice(scenario.name() + " is skipped: " + missing.get()));
            return;
        }
        try (Watcher watcher = new Watcher(stage)) {
            new ScenarioRunner(place, () -> Detectors.named(Detectors.DEFAULT), watcher).run(scenario, false);
        }
    }

    /** Passes on what is seen, and switches faults between two looks, so that no look sees half of it. */
    private final class Watcher implements RunListener, AutoCloseable {
        private final Stage stage;
        private Optional<RunningServer> server = Optional.empty();
        private Optional<Census> census = Optional.empty();
        private boolean touched;

        Watcher(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void noticed(String notice) {
            stage.say(PatternJson.notice(notice));
        }

        @Override
        public void serving(RunningServer ready) {
            server = Optional.of(ready);
            stage.say(PatternJson.faults(scenario.faultNames()));
            try {
                census = Optional.of(new Census(ready.port()));
            } catch (SocketTableException unreadable) {
                noticed(String.valueOf(unreadable.getMessage()));
            }
        }

        @Override
        public void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> diagnoses) {
            stage.poll().ifPresent(this::switchFaults);
            stage.say(PatternJson.looked(elapsed, closeWait, arrivals, departures, diagnoses, counted()));
        }

        @Override
        public void finished(Outcome outcome) {
            stage.say(PatternJson.finished(outcome, touched));
        }

        private Optional<PatternJson.Counted> counted() {
            try {
                return census.isPresent() ? Optional.of(census.get().take()) : Optional.empty();
            } catch (SocketTableException unreadable) {
                return Optional.empty(); // the next look may be luckier; the detector's own look tells what is wrong
            }
        }

        private void switchFaults(JsonNode order) {
            List<FaultSpec> wanted = order.path("faults")
                    .valueStream()
                    .flatMap(name -> Patterns.fault(name.asString("")).stream())
                    .distinct()
                    .toList();
            if (server.isEmpty() || !order.path("faults").isArray()) {
                return;
            }
            try {
                server.get().switchFaults(wanted);
                touched = true;
                stage.say(PatternJson.faults(wanted.stream().map(FaultSpec::name).toList()));
            } catch (RunException refused) {
                noticed(String.valueOf(refused.getMessage()));
            }
        }

        @Override
        public void close() {
            census.ifPresent(Census::close);
        }
    }
}
