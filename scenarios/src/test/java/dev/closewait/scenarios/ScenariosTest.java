package dev.closewait.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every shipped scenario and its twin, on real sockets. UNKNOWN fails too: a test that tested nothing did not pass. */
class ScenariosTest {
    @TestFactory
    Stream<DynamicTest> everyScenarioPasses() {
        return Catalogue.shipped()
                .stream()
                .flatMap(scenario -> Stream.concat(Stream.of(run(scenario, false)),
                        scenario.asTwin().stream().map(twin -> run(twin, true))));
    }

    private static DynamicTest run(Scenario scenario, boolean twin) {
        return DynamicTest.dynamicTest(scenario.name() + (twin ? " (twin)" : ""), () -> {
            Outcome outcome = new ScenarioRunner(ScenariosTest::detector, RunListener.SILENT).run(scenario, twin);
            System.out.println(outcome.scenario() + (twin ? " (twin): " : ": ") + outcome.grade() + ", " + outcome.why()
                    + " (" + outcome.wallTime().toMillis() + " ms)");
            assertThat(outcome.grade()).as(outcome.why()).isEqualTo(Grade.PASS);
        });
    }

    private static Detector detector() {
        return new RuleOfThumb();
    }
}
