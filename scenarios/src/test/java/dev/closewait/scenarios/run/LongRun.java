package dev.closewait.scenarios.run;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.scenarios.file.ScenarioFiles;
import java.time.Duration;
import java.util.List;

/** A run of a minute, which says so when it is under load. */
final class LongRun {
    static final String UNDER_LOAD = "under load";
    static final String SCENARIO = """
            name: long
            story: It lasts.
            server: {}
            client: { behaviour: steady, rate: 20/s }
            run: { for: 1m, every: 100ms }
            kernel: {}
            expect: { diagnosis: HEALTHY }
            """;

    private LongRun() {}

    public static void main(String[] arguments) throws Exception {
        new ScenarioRunner(new ThisMachine(), SurvivalDetector::new, new RunListener() {
            @Override
            public void looked(Duration elapsed, int closeWait, int arrivals, int departures, List<Diagnosis> said) {
                if (elapsed.isPositive()) {
                    System.out.println(UNDER_LOAD);
                }
            }
        }).run(ScenarioFiles.parse("long.yaml", SCENARIO));
    }
}
