package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The survival detector")
class SurvivalDetectorTest {
    /** A promise that holds for one course of chance must hold for the others. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Retention(RetentionPolicy.RUNTIME)
    private @interface ForSeveralSeeds {
    }

    private static final double INTERVAL = 250;

    private final SurvivalDetector detector = new SurvivalDetector();
    private final Set<Pattern> said = EnumSet.noneOf(Pattern.class);

    /** Looks at the service every interval for a time, and gives what is held of it then. */
    private Optional<Diagnosis> watch(MadeUpService service, double millis) {
        for (double until = service.nowMillis() + millis; service.nowMillis() < until;) {
            detector.observe(service.run(INTERVAL).look());
            detector.diagnoses().forEach(diagnosis -> said.add(diagnosis.pattern()));
        }
        return detector.diagnoses().stream().findFirst();
    }

    /** Looks until a leak is said, and gives how many sockets had leaked by then; as many as there are if none is. */
    private long leakedWhenFound(MadeUpService service, double deadlineMillis) {
        while (service.nowMillis() < deadlineMillis && !said.contains(Pattern.LEAK)) {
            watch(service, INTERVAL);
        }
        return said.contains(Pattern.LEAK) ? service.leaked() : Long.MAX_VALUE;
    }

    @ForSeveralSeeds
    void callsManyThatEachLeavePromptlyChurn(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 400;
        service.dwellMillis = _ -> 100;
        assertThat(watch(service, 10_000)).get().extracting(Diagnosis::pattern).isEqualTo(Pattern.FAST_CHURN);
        assertThat(said).doesNotContain(Pattern.LEAK, Pattern.CPU_STARVED);
    }

    @ForSeveralSeeds
    void callsFewThatLeavePromptlyHealthy(long seed) {
        assertThat(watch(new MadeUpService(seed), 10_000)).get()
                .extracting(Diagnosis::pattern)
                .isEqualTo(Pattern.HEALTHY);
        assertThat(said).containsExactly(Pattern.HEALTHY);
    }

    @ForSeveralSeeds
    void findsALeakWhoseHealthyNeighboursLeaveTooFastToBeSeen(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.leakProbability = 0.05;
        leakedWhenFound(service, 3_000);
        assertThat(said).contains(Pattern.LEAK).doesNotContain(Pattern.FAST_CHURN, Pattern.CPU_STARVED);
    }

    @Test
    void findsARareLeakBesideChurnAtItsFirstFewSockets() {
        long[] leaked = LongStream.rangeClosed(1, 40).map(seed -> {
            MadeUpService service = new MadeUpService(seed);
            service.arrivalsPerSecond = 400;
            service.dwellMillis = _ -> 50;
            service.leakProbability = 0.001;
            return new SurvivalDetectorTest().leakedWhenFound(service, 60_000);
        }).sorted().toArray();
        assertThat(leaked[leaked.length / 2]).as("median").isLessThanOrEqualTo(4);
        assertThat(leaked[leaked.length * 9 / 10]).as("nine of ten").isLessThanOrEqualTo(5);
    }

    @ForSeveralSeeds
    void findsThatEverySocketLeaks(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 10;
        service.leakProbability = 1;
        leakedWhenFound(service, 15_000);
        assertThat(said).contains(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void findsWhatLeakedBeforeItLookedAndTrafficEnded(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 2;
        service.leakProbability = 1;
        service.run(20_000);
        service.arrivalsPerSecond = 0;
        leakedWhenFound(service, 25_000);
        assertThat(said).contains(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void callsSocketsThatWaitForCpuStarved(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 40;
        service.answered = false;
        service.dwellMillis = random -> 30 + 60 * random.nextDouble();
        service.runningCpus = 1.8;
        service.waitingCpus = 25;
        assertThat(watch(service, 8_000)).get().extracting(Diagnosis::pattern).isEqualTo(Pattern.CPU_STARVED);
        assertThat(said).doesNotContain(Pattern.LEAK, Pattern.FAST_CHURN);
    }

    @ForSeveralSeeds
    void findsALeakUnderStarvation(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 40;
        service.dwellMillis = random -> 5 + 10 * random.nextDouble();
        service.leakProbability = 0.05;
        service.runningCpus = 1.8;
        service.waitingCpus = 10;
        leakedWhenFound(service, 60_000);
        assertThat(said).contains(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void takesAPauseUnderChurnForNoLeak(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 400;
        service.dwellMillis = _ -> 100;
        watch(service, 5_000);
        service.paused = true;
        watch(service, 3_000 + 17.0 * seed);
        service.paused = false;
        watch(service, 5_000);
        assertThat(said).doesNotContain(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void takesAPauseInWhichAnsweredPeersLeaveForNoLeak(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 50;
        service.keepAlive = true;
        service.dwellMillis = _ -> 20;
        watch(service, 5_000);
        service.paused = true;
        watch(service, 30_000 + 17.0 * seed);
        service.paused = false;
        watch(service, 5_000);
        assertThat(said).doesNotContain(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void takesALateLookForNoLeak(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 400;
        service.dwellMillis = _ -> 100;
        watch(service, 5_000);
        // The whole machine stood still: the look comes before the application has caught up.
        service.paused = true;
        service.run(4_000);
        service.paused = false;
        service.run(50 + 5.0 * seed);
        watch(service, 5_000);
        assertThat(said).doesNotContain(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void takesACloseThatIsAlwaysFiveSecondsLateForNoLeak(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 50;
        service.dwellMillis = _ -> 5_000;
        watch(service, 30_000);
        assertThat(said).doesNotContain(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void takesASlowDownstreamCallOfSomeForNoLeak(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 100;
        service.answered = false;
        service.dwellMillis = random -> random.nextDouble() < 0.05 ? 5_000 : 20;
        watch(service, 30_000);
        assertThat(said).doesNotContain(Pattern.LEAK);
    }

    @ForSeveralSeeds
    void takesALeakBackAlsoWhenSocketsStillLinger(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 50;
        service.dwellMillis = _ -> 20_000;
        assertThat(watch(service, 15_000)).get().extracting(Diagnosis::pattern).isEqualTo(Pattern.LEAK);
        assertThat(watch(service, 60_000).map(Diagnosis::pattern)).isNotEqualTo(Optional.of(Pattern.LEAK));
    }

    @ForSeveralSeeds
    void takesALeakBackWhenTheSuspectsCloseAfterAll(long seed) {
        MadeUpService service = new MadeUpService(seed);
        service.arrivalsPerSecond = 200;
        service.dwellMillis = random -> random.nextDouble() < 0.05 ? 8_000 : 20;
        watch(service, 7_000);
        assertThat(said).contains(Pattern.LEAK);
        service.dwellMillis = _ -> 20;
        assertThat(watch(service, 12_000)).get().extracting(Diagnosis::pattern).isNotEqualTo(Pattern.LEAK);
    }
}
