package dev.closewait.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import dev.closewait.scenarios.run.ThisMachine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Shipped scenarios and their twins, on real sockets: the three patterns, for all of them take a quarter of an hour;
 * {@code -Dclosewait.scenarios=all} runs these, {@code =build} one of each group. What was recorded of all of them is shown to
 * the detector in every build, by the tests of the validation. UNKNOWN fails too: a test that tested nothing did not pass.
 */
class ScenariosTest {
    private static final int MOST_TRIES = 4;
    private static final String WHICH = System.getProperty("closewait.scenarios", "pattern");

    @TestFactory
    Stream<DynamicTest> everyScenarioPasses() throws ScenarioFileException {
        return Catalogue.findAll(List.of(WHICH.split(",", -1)))
                .stream()
                .flatMap(scenario -> Stream.concat(Stream.of(run(scenario, false)),
                        scenario.asTwin().stream().map(twin -> run(twin, true))));
    }

    private static DynamicTest run(Scenario scenario, boolean twin) {
        return DynamicTest.dynamicTest(scenario.name() + (twin ? " (twin)" : ""), () -> {
            Outcome outcome = untilReproduced(scenario, twin);
            System.out.println(outcome.scenario() + (twin ? " (twin): " : ": ") + outcome.grade() + ", " + outcome.why()
                    + " (" + outcome.wallTime().toMillis() + " ms)");
            assertThat(outcome.grade()).as(outcome.why()).isEqualTo(Grade.PASS);
        });
    }

    /** On a machine that is busy with something else nothing may be reproduced; it is tried a few times. */
    private static Outcome untilReproduced(Scenario scenario, boolean twin) throws RunException, InterruptedException {
        ScenarioRunner runner = new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, RunListener.SILENT);
        Outcome outcome = runner.run(scenario, twin).getFirst();
        for (int tries = 1; outcome.grade() == Grade.UNKNOWN && tries < MOST_TRIES; tries++) {
            System.out.println(outcome.scenario() + ": " + outcome.why() + "; once more");
            outcome = runner.run(scenario, twin).getFirst();
        }
        return outcome;
    }
}
