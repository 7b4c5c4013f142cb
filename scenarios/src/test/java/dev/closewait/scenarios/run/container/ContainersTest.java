package dev.closewait.scenarios.run.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.Catalogue;
import dev.closewait.scenarios.file.Scenario;
import dev.closewait.scenarios.file.ScenarioFiles;
import dev.closewait.scenarios.grade.Grade;
import dev.closewait.scenarios.grade.Outcome;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Shipped scenarios and their twins, in containers. UNKNOWN fails too: a test that tested nothing did not pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersTest {
    private static final int MOST_TRIES = 3;

    private Optional<Containers> containers = Optional.empty();
    private int ran;

    @BeforeAll
    void findAnEngine() throws InterruptedException {
        containers = Optional.of(EngineHere.orSkip());
    }

    @AfterAll
    void tellHowManyRan() throws RunException {
        if (containers.isPresent()) {
            System.out.println("containers: " + ran + " scenarios ran in containers");
            containers.get().close();
            assertThat(EngineHere.left(DockerEngine.find(), containers.get().label())).isEmpty();
        }
    }

    @Test
    void theSameFileComesOutTheSame() throws Exception {
        passes(Catalogue.find("exception-skips-close").getFirst(), false);
    }

    @Test
    void aQuotaStarvesOnAnIdleHostAndItsTwinIsHarmless() throws Exception {
        Scenario scenario = Catalogue.find("cpu-quota").getFirst();
        passes(scenario, false);
        passes(scenario.asTwin().orElseThrow(), true);
    }

    private void passes(Scenario scenario, boolean twin) throws Exception {
        ScenarioRunner runner = new ScenarioRunner(containers.orElseThrow(), SurvivalDetector::new, RunListener.SILENT);
        Outcome outcome = runner.run(scenario, twin).getFirst();
        for (int tries = 1; outcome.grade() == Grade.UNKNOWN && tries < MOST_TRIES; tries++) {
            System.out.println(scenario.name() + " in containers: " + outcome.why() + "; once more");
            outcome = runner.run(scenario, twin).getFirst();
        }
        System.out.println(scenario.name() + (twin ? " (twin)" : "") + " in containers: " + outcome.grade() + ", "
                + outcome.why() + " (" + outcome.wallTime().toMillis() + " ms)");
        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(Grade.PASS);
        ran++;
    }

    @Test
    void aLimitThatTheEngineRefusesIsToldInItsWords() throws Exception {
        Scenario scenario = limited("cpuQuota: 1000");
        assertThatExceptionOfType(RunException.class).isThrownBy(
                () -> new ScenarioRunner(containers.orElseThrow(), SurvivalDetector::new, RunListener.SILENT)
                        .run(scenario))
                .withMessageMatching("server-sim cannot be started in a container of .*: .*CPUs.*");
    }

    @Test
    void aScenarioForProcessesOfOneMachineIsSkipped() throws Exception {
        assertThat(containers.orElseThrow().lacks(limited("nice: 19"))).hasValueSatisfying(
                why -> assertThat(why).contains("without --in containers"));
        assertThat(containers.orElseThrow().lacks(limited("cpus: 1"))).isEmpty();
    }

    @Test
    void aForeignServerRunsItsCommandInAContainerOfItsImage() throws Exception {
        try (ImageWithShell image = ImageWithShell.make(DockerEngine.find())) {
            passes(foreign("{ image: " + image.name() + ", command: exec java -cp . " + SmallServer.class.getName()
                    + " }"), false);
        }
    }

    @Test
    void aForeignServerThatHasNoImageHereIsSkipped() throws Exception {
        assertThat(containers.orElseThrow().lacks(foreign("{ command: python3 server.py }"))).hasValueSatisfying(
                why -> assertThat(why).contains("'server.image'", "without --in containers"));
        assertThat(containers.orElseThrow().lacks(foreign("{ image: 'localhost:1/no-such-image:0' }")))
                .hasValueSatisfying(why -> assertThat(why).contains("the image localhost:1/no-such-image:0 is not in"));
    }

    @Test
    void anImageThatCannotBeHadIsToldWithWhatToDo() {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> Containers.open(Optional.of("localhost:1/closewait/no-such-image:0"), _ -> {}))
                .withMessageContainingAll("localhost:1/closewait/no-such-image:0", "docker/build-image", "--image");
    }

    /** Its folder is that of our test classes. */
    private static Scenario foreign(String server) throws Exception {
        Path classes = Path.of(SmallServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return ScenarioFiles.parse(classes.resolve("foreign.yaml").toString(), """
                name: foreign
                story: It is somebody else's.
                server: %s
                client: { behaviour: churn, rate: 50/s }
                run: { for: 3s }
                kernel: { cpu: { peakWaiting: { atMost: 0.5 } }, clients: { answered: { atLeast: 50 } } }
                expect: { diagnosis: HEALTHY }
                """.formatted(server));
    }

    private static Scenario limited(String limit) throws Exception {
        return ScenarioFiles.parse("limited.yaml", """
                name: limited
                group: harmless
                story: It is kept short.
                cure: Let it have more.
                server: { limits: { %s } }
                client: { behaviour: churn, rate: 20/s }
                run: { for: 1s }
                kernel: {}
                expect: { diagnosis: HEALTHY }
                """.formatted(limit));
    }
}
