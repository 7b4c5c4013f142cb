package dev.closewait.scenarios.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.client.report.Latency;
import dev.closewait.client.report.Report;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.scenarios.Observed;
import dev.closewait.scenarios.file.ScenarioFiles;
import dev.closewait.scenarios.kernel.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final String LEAK = """
            name: leak
            story: It leaks.
            client: { behaviour: churn, rate: 50/s }
            server: {}
            run: { for: 1s }
            kernel: { closeWait: { leaked: { atLeast: 2 } } }
            expect: { diagnosis: LEAK, within: 600ms, never: [STALLED], leakedAtMost: 1 }
            """;

    @Test
    void aLeakThatIsFoundInTimePasses() throws Exception {
        Outcome outcome = judge(LEAK, "HEALTHY", "HEALTHY", "LEAK", "LEAK", "LEAK", "HEALTHY");

        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(Grade.PASS);
        assertThat(outcome.secondsToDetect()).hasValue(0.3);
        assertThat(outcome.leakedAtDetection()).hasValue(1);
        assertThat(outcome.why())
                .isEqualTo("LEAK was said 0.3 s after the first leaked socket's FIN, when 1 had leaked");
    }

    @Test
    void aLeakThatWasTakenBackCountsFromWhenItWasSaidForGood() throws Exception {
        Outcome outcome = judge(LEAK, "HEALTHY", "HEALTHY", "LEAK", "HEALTHY", "LEAK", "LEAK");

        assertThat(outcome.grade()).isEqualTo(Grade.FAIL);
        assertThat(outcome.secondsToDetect()).hasValue(0.8);
        assertThat(outcome.why()).endsWith("expected within 0.6 s");
    }

    @Test
    void aLeakThatIsFoundAtTooManySocketsFails() throws Exception {
        Outcome outcome = judge(LEAK, "HEALTHY", "HEALTHY", "HEALTHY", "LEAK", "LEAK", "LEAK");

        assertThat(outcome.grade()).isEqualTo(Grade.FAIL);
        assertThat(outcome.why()).endsWith("when 2 had leaked; expected at most 1");
    }

    @Test
    void aLeakThatIsSaidBeforeThereIsOneFails() throws Exception {
        Outcome outcome = judge(LEAK, "LEAK", "LEAK", "LEAK", "LEAK", "LEAK", "LEAK");

        assertThat(outcome.grade()).isEqualTo(Grade.FAIL);
        assertThat(outcome.why()).isEqualTo("LEAK was said before the first socket had leaked");
    }

    @Test
    void anotherDiagnosisAtTheEndFails() throws Exception {
        assertThat(judge(LEAK, "", "", "", "", "FAST_CHURN", "LEAK").why())
                .isEqualTo("FAST_CHURN was said when the load ended; expected LEAK");
        assertThat(judge(LEAK, "LEAK", "", "", "", "", "LEAK").why())
                .isEqualTo("nothing was said when the load ended; expected LEAK");
    }

    @Test
    void whatMustNeverBeSaidFailsAtAnyLookEvenAfterTheLoad() throws Exception {
        Outcome outcome = judge(LEAK, "HEALTHY", "HEALTHY", "LEAK", "LEAK", "LEAK", "STALLED");

        assertThat(outcome.grade()).isEqualTo(Grade.FAIL);
        assertThat(outcome.why()).isEqualTo("STALLED was said, and must never be of this scenario");
    }

    @ParameterizedTest(name = "{0} CPUs waited for, {1} ran on, stopped for {2} of the time: {3}")
    @CsvSource({"0.1, 0.1, 0, FAIL", "0.6, 2.0, 0, FAIL", "0.6, 0.1, 0, PASS", "0, 0.1, 0.4, PASS"})
    void aServiceIsWronglyCalledStarvedOnlyWhereItGotItsCpu(double waited, double ran, double stopped, Grade grade)
            throws Exception {
        Observed observed = new Observed().uses(ran, stopped, 10);
        for (int look = 0; look < 6; look++) {
            observed.look(waited, look < 3 ? new long[]{200} : new long[]{200, 600});
        }
        Run run = run(LEAK.replace("[STALLED]", "[CPU_STARVED, STALLED]"), observed.loadUntil(1000), "HEALTHY",
                "HEALTHY", "LEAK", "LEAK", "LEAK", "CPU_STARVED");
        Outcome outcome = Judge.judge(run);

        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(grade);
        assertThat(JudgedRun.of(run).label().orElseThrow().never()).as("of whom the record is shown later")
                .isEqualTo(
                        grade == Grade.PASS ? Set.of(Pattern.STALLED) : Set.of(Pattern.CPU_STARVED, Pattern.STALLED));
    }

    @ParameterizedTest(name = "{0} CPUs waited for, {1} ran on, stopped for {2} of the time: {3}")
    @CsvSource({"0.1, 0.1, 0, FAIL", "0.6, 0.1, 0, PASS", "0.6, 2, 0, FAIL", "0, 0.1, 0.6, PASS", "5, 0.1, 0, PASS"})
    void timeInWhichTheServerHadNoCpuDoesNotCountAgainstWhoFindsALeak(double waited, double ran, double stopped,
            Grade grade) throws Exception {
        Observed observed = new Observed().uses(ran, stopped, 10);
        for (int look = 0; look < 6; look++) {
            observed.look(waited, look == 0 ? new long[]{} : look < 3 ? new long[]{200} : new long[]{200, 600});
        }
        Outcome outcome = judge(LEAK.replace(", leakedAtMost: 1", ""), observed.loadUntil(1000), "HEALTHY", "HEALTHY",
                "HEALTHY", "HEALTHY", "LEAK", "LEAK");

        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(grade);
        assertThat(outcome.secondsToDetect()).as("as clocks have it").hasValue(0.8);
    }

    @ParameterizedTest(name = "expected {0}, {1} CPUs waited for: {2}")
    @CsvSource({"HEALTHY, 0.6, UNKNOWN", "HEALTHY, 0.1, FAIL", "LEAK, 0.6, FAIL", "CPU_STARVED, 0.6, PASS"})
    void aMilderPatternIsNotTestedInAServerThatTheMachineStarves(String expected, double waited, Grade grade)
            throws Exception {
        Observed observed = new Observed().uses(0.1, 0, 10);
        for (int look = 0; look < 6; look++) {
            observed.look(waited, look < 3 ? new long[]{200} : new long[]{200, 600});
        }
        Outcome outcome = judge(
                LEAK.replace("LEAK, within: 600ms, never: [STALLED], leakedAtMost: 1", expected),
                observed.loadUntil(1000), "HEALTHY", "HEALTHY", "HEALTHY", "HEALTHY", "CPU_STARVED", "HEALTHY");

        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(grade);
    }

    @Test
    void whatWasNotReproducedIsUnknownWhateverWasSaid() throws Exception {
        Outcome outcome = judge(LEAK.replace("atLeast: 2", "atLeast: 9"), "", "", "", "", "STALLED", "");

        assertThat(outcome.grade()).isEqualTo(Grade.UNKNOWN);
        assertThat(outcome.why()).isEqualTo("nothing was reproduced, so nothing was tested: what never left were "
                + "2 sockets (wanted: at least 9 sockets); STALLED was said all the same");
    }

    @Test
    void whereSocketsWereStillLeavingNobodySaysThatNoneLeaked() throws Exception {
        Recording unsettled = new Observed().look().look(200).look(200).unsettled(500);
        Outcome outcome = judge(LEAK.replace("{ closeWait: { leaked: { atLeast: 2 } } }", "{}"), unsettled, "", "");

        assertThat(outcome.grade()).isEqualTo(Grade.UNKNOWN);
        assertThat(outcome.why()).endsWith("nothing was tested: whether a socket leaked could not be told: sockets "
                + "were still leaving when the run ended");
    }

    @Test
    void otherPatternsCountFromWhenTheSocketsShowedIt() throws Exception {
        String churn = LEAK.replace("leaked: { atLeast: 2 }", "atLeast: 2")
                .replace("LEAK, within: 600ms, never: [STALLED], leakedAtMost: 1", "FAST_CHURN, within: 600ms");
        Outcome outcome = judge(churn, "HEALTHY", "HEALTHY", "HEALTHY", "FAST_CHURN", "FAST_CHURN", "HEALTHY");

        assertThat(outcome.grade()).as(outcome.why()).isEqualTo(Grade.PASS);
        assertThat(outcome.secondsToDetect()).hasValue(0.0);
        assertThat(outcome.leakedAtDetection()).isEmpty();
    }

    @Test
    void theWorseGradeCounts() {
        assertThat(Grade.PASS.and(Grade.UNKNOWN)).isEqualTo(Grade.UNKNOWN);
        assertThat(Grade.FAIL.and(Grade.UNKNOWN)).isEqualTo(Grade.FAIL);
        assertThat(Grade.PASS.and(Grade.PASS)).isEqualTo(Grade.PASS);
    }

    /** A look each 250 ms, and what was said at each; sockets leak at 200 ms and at 600 ms; the load ends after 1 s. */
    private static Outcome judge(String scenario, String... said) throws Exception {
        return judge(scenario, new Observed().look()
                .look(200)
                .look(200)
                .look(200, 600)
                .look(200, 600)
                .look(200, 600)
                .loadUntil(1000), said);
    }

    private static Outcome judge(String scenario, Recording recording, String... said) throws Exception {
        return Judge.judge(run(scenario, recording, said));
    }

    private static Run run(String scenario, Recording recording, String... said) throws Exception {
        List<Statement> statements = new ArrayList<>();
        for (String pattern : said) {
            statements.add(new Statement(statements.size() * 250L * Observed.NANOS_PER_MILLI,
                    pattern.isEmpty() ? List.of() : List.of(diagnosis(Pattern.valueOf(pattern)))));
        }
        return new Run(ScenarioFiles.parse("leak.yaml", scenario), false, OptionalInt.of(80), recording,
                recording.observations(), statements,
                new Report(50, 50, 0, 0, new TreeMap<>(), new Latency(1, 1, 1, 1, 1, 50), 0),
                Duration.ofSeconds(2));
    }

    private static Diagnosis diagnosis(Pattern pattern) {
        return new Diagnosis(new Service(80, Observed.PID), pattern, List.of(), 1, Instant.EPOCH, List.of(),
                Optional.empty(), Optional.empty());
    }
}
