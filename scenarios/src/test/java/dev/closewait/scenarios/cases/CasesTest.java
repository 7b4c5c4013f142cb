package dev.closewait.scenarios.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.closewait.detector.Detectors;
import dev.closewait.scenarios.run.RunException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases beside the shipped scenarios, on real sockets: minutes, so {@code -Dclosewait.cases=all} runs them, each once. UNKNOWN fails
 * too: a test that tested nothing did not pass.
 */
class CasesTest {
    /** On a machine that is busy with something else nothing may be reproduced; it is tried a few times. */
    private static final int MOST_TRIES = 5;
    /** Those that load little disturb each other no more than a busy machine does. */
    private static final ExecutorService TWO_AT_A_TIME = Executors.newFixedThreadPool(2);

    @AfterAll
    static void end() {
        TWO_AT_A_TIME.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> whatHappenedIsSaid() {
        Stream<DynamicTest> alone = runnable().filter(Case::alone)
                .map(each -> dynamicTest(each.name(), () -> assertCorrect(untilReproduced(each))));
        // None of these may begin before the last of those is over, and the stream is lazy.
        Stream<DynamicTest> together = Stream.of(runnable().filter(each -> !each.alone()).toList())
                .flatMap(CasesTest::twoAtATime);
        return Stream.of(alone, together, chosen().stream().filter(CasesTest::cannotRun).map(CasesTest::skipped))
                .flatMap(tests -> tests);
    }

    /** Whatever goes wrong with a subject, a run that did not show its case must not count against a detector. */
    @Test
    void aSubjectWithoutTheBugShowsNothing() throws Exception {
        CaseResult result = CaseRun.run(new Mended(new Leak(Side.BROKEN), new Leak(Side.TWIN)), 1);

        assertThat(result.truth().held()).isFalse();
        assertThat(result.truth().missing()).contains("sockets that never left: 0");
    }

    private static Stream<DynamicTest> twoAtATime(List<Case> cases) {
        List<Future<CaseResult>> results = cases.stream()
                .map(each -> TWO_AT_A_TIME.submit(() -> untilReproduced(each)))
                .toList();
        return Stream.iterate(0, next -> next < cases.size(), next -> next + 1)
                .map(next -> dynamicTest(cases.get(next).name(), () -> assertCorrect(result(results.get(next)))));
    }

    private static List<Case> chosen() {
        return System.getProperty("closewait.cases", "").equals("all")
                ? Cases.all()
                : List.of();
    }

    private static Stream<Case> runnable() {
        return chosen().stream().filter(each -> !cannotRun(each));
    }

    private static boolean cannotRun(Case plan) {
        return plan.cannotRun().isPresent();
    }

    private static DynamicTest skipped(Case plan) {
        return dynamicTest(plan.name(), () -> assumeTrue(false, () -> plan.cannotRun().orElse("")));
    }

    private static CaseResult result(Future<CaseResult> running) throws Exception {
        try {
            return running.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RunException run ? run : failed;
        }
    }

    private static CaseResult untilReproduced(Case plan) throws RunException, InterruptedException {
        CaseResult result = CaseRun.run(plan, 1);
        for (int tries = 1; !result.truth().held() && tries < MOST_TRIES; tries++) {
            System.out.println(result + "; once more");
            result = CaseRun.run(plan, 1 + tries);
        }
        return result;
    }

    private static void assertCorrect(CaseResult result) {
        System.out.println(result);
        assertThat(result.truth().missing()).as("what the kernel did not show").isEmpty();
        assertThat(result.ofDefault().wrong()).as("what %s said instead", Detectors.DEFAULT).isEmpty();
    }
}
