package dev.closewait.scenarios.run.container;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.ScenarioFiles;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.ScenarioRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A run of a minute in containers; says under which label, when it is under load, and what went wrong. */
final class LongContainerRun {
    static final String LABEL = "label ";
    static final String UNDER_LOAD = "under load";
    static final String FAILED = "failed: ";

    private LongContainerRun() {}

    public static void main(String[] arguments) throws Exception {
        try (Containers containers = Containers.open(Optional.empty(), notice -> System.err.println(notice))) {
            System.out.println(LABEL + containers.label());
            run(containers);
        } catch (RunException told) {
            System.out.println(FAILED + told.getMessage());
        }
    }

    /** Tells what went wrong at once: the end of the containers may take longer. */
    private static void run(Containers containers) throws Exception {
        try {
            new ScenarioRunner(containers, SurvivalDetector::new, new RunListener() {
                @Override
                public void looked(Duration elapsed, int closeWait, int arrivals, int departures,
                        List<Diagnosis> said) {
                    if (elapsed.isPositive()) {
                        System.out.println(UNDER_LOAD);
                    }
                }
            }).run(ScenarioFiles.parse("long.yaml", """
                    name: long
                    group: harmless
                    story: It lasts.
                    cure: Patience.
                    server: {}
                    client: { behaviour: steady, rate: 20/s }
                    run: { for: 1m, every: 100ms }
                    kernel: {}
                    expect: { diagnosis: HEALTHY }
                    """));
        } catch (RunException told) {
            System.out.println(FAILED + told.getMessage());
        }
    }
}
