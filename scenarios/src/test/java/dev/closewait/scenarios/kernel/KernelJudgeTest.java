package dev.closewait.scenarios.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.Observed;
import dev.closewait.scenarios.file.Bounds;
import dev.closewait.scenarios.file.CloseWaitSpec;
import dev.closewait.scenarios.file.KernelSpec;
import dev.closewait.scenarios.file.KernelSpec.CpuSpec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelJudgeTest {
    private static final KernelSpec GROWS = closeWait(Optional.empty(), Optional.of(true), Optional.empty());
    private static final KernelSpec NOT_GROWS = closeWait(Optional.empty(), Optional.of(false), Optional.empty());

    @Test
    void aBusyServerDoesNotGrowHoweverManySocketsItShows() {
        Recording busy = new Observed().churn(24, 80).look().loadUntil(6000);

        assertThat(KernelJudge.judge(GROWS, busy).held()).isFalse();
        assertThat(KernelJudge.judge(NOT_GROWS, busy).held()).isTrue();
    }

    @Test
    void whetherItGrowsCannotBeToldWhenTheLastLookComesTooSoon() {
        Recording busy = new Observed().churn(24, 80).unsettled(6000);

        assertThat(KernelJudge.judge(GROWS, busy).findings())
                .isEqualTo(KernelJudge.judge(NOT_GROWS, busy).findings())
                .containsExactly(new Finding(false, "whether the count grows could not be told: sockets were still "
                        + "leaving when the run ended"));
    }

    @Test
    void oneLeakASecondGrows() {
        Recording leak = new Observed().look()
                .look(100)
                .look(100)
                .look(100, 600)
                .look(100, 600, 900)
                .look(100, 600, 900)
                .loadUntil(1000);

        assertThat(KernelJudge.judge(GROWS, leak).findings()).containsExactly(new Finding(true,
                "1 sockets that never left came in the first half of the load and 2 in the second (wanted: some in both)"));
    }

    @Test
    void aBurstOfLeaksThatIsOverDoesNotGrow() {
        Recording burst = new Observed().look()
                .look(100, 110, 120)
                .look(100, 110, 120)
                .look(100, 110, 120)
                .look(100, 110, 120)
                .loadUntil(1000);

        assertThat(KernelJudge.judge(GROWS, burst).held()).isFalse();
        assertThat(KernelJudge.judge(NOT_GROWS, burst).held()).isTrue();
    }

    @Test
    void thePeakIsOfTheLoadAlone() {
        Recording late = new Observed().look(1).look(1, 2).look(1, 2, 3, 4).loadUntil(300);

        KernelTruth truth = KernelJudge.judge(
                new KernelSpec(Optional.of(new CloseWaitSpec(Optional.of(3), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty())), Optional.empty()),
                late);

        assertThat(truth.findings())
                .containsExactly(new Finding(false, "the count's peak was 2 sockets (wanted: at least 3 sockets)"));
        assertThat(truth.reachedNanos()).isEmpty();
    }

    @Test
    void turnoverIsTheShareThatIsGoneAtTheNextLook() {
        KernelSpec wanted = closeWait(Optional.of(atLeast(0.5)), Optional.empty(), Optional.empty());

        assertThat(KernelJudge.judge(wanted, new Observed().look(1, 2).look(2, 3).look(3, 4).loadUntil(900)).findings())
                .containsExactly(new Finding(true,
                        "the share of sockets that were gone at the next look was 0.50 (wanted: at least 0.50)"));
        assertThat(KernelJudge.judge(wanted, new Observed().look(1).look(1).look(1, 2).loadUntil(900)).held())
                .isFalse();
    }

    @Test
    void theAgeIsThatOfTheOldestUnderLoad() {
        KernelSpec wanted = new KernelSpec(Optional.of(new CloseWaitSpec(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(atLeast(Duration.ofMillis(450))), Optional.empty())),
                Optional.empty());

        assertThat(KernelJudge.judge(wanted, new Observed().look().look(50).look(50).look().loadUntil(900)).held())
                .isTrue();
        assertThat(KernelJudge.judge(wanted, new Observed().look().look(60).look(60).look(60).loadUntil(600)).held())
                .isFalse();
    }

    @Test
    void whatIsLeftWhenAllHasSettledIsLeakedAndTheFirstFinComesFirst() {
        KernelTruth truth = KernelJudge.judge(leaked(2), new Observed().look()
                .look(200, 210)
                .look(400, 200)
                .look(200, 400)
                .loadUntil(500));

        assertThat(truth.held()).isTrue();
        assertThat(truth.firstLeak()).contains(
                new Stay(200, 200 * Observed.NANOS_PER_MILLI, 250 * Observed.NANOS_PER_MILLI,
                        750 * Observed.NANOS_PER_MILLI));
        assertThat(truth.leakedBy(399 * Observed.NANOS_PER_MILLI)).isEqualTo(1);
        assertThat(truth.leakedBy(400 * Observed.NANOS_PER_MILLI)).isEqualTo(2);
    }

    @Test
    void whatHasNotSettledCannotBeCalledLeaked() {
        KernelTruth truth = KernelJudge.judge(leaked(1), new Observed().look().look(200).look(200).unsettled(500));

        assertThat(truth.held()).isFalse();
        assertThat(truth.leaks()).isEmpty();
    }

    @Test
    void waitingForTheCpuIsTheMedianOverTheLoad() {
        KernelSpec wanted = new KernelSpec(Optional.empty(),
                Optional.of(new CpuSpec(Optional.of(atLeast(1.0)), Optional.empty())));
        Observed observed = new Observed().look(0.0).look(0.2).look(1.5).look(3.0);

        assertThat(KernelJudge.judge(wanted, observed.loadUntil(2000)).findings()).containsExactly(new Finding(true,
                "the CPUs' worth of time that the server's threads waited for a CPU was 1.50 (wanted: at least 1.00)"));
    }

    @Test
    void thePeakOfWaitingIsTheMostInAnyTwoSeconds() {
        Bounds<Double> wanted = new Bounds<>(Optional.empty(), Optional.of(1.0));
        Observed observed = new Observed().look().look();
        for (int look = 0; look < 16; look++) {
            observed.look(look >= 4 && look < 8 ? 2.0 : 0.1);
        }

        assertThat(KernelJudge.judge(new KernelSpec(Optional.empty(),
                Optional.of(new CpuSpec(Optional.empty(), Optional.of(wanted)))), observed.loadUntil(5000)).findings())
                .containsExactly(new Finding(false, "the most CPUs' worth of time that the server's threads waited for "
                        + "a CPU in any two seconds was 1.05 (wanted: at most 1.00)"));
    }

    @Test
    void aLoadThatWasNeverLookedAtShowsNothing() {
        assertThat(KernelJudge.judge(NOT_GROWS, new Observed().loadUntil(1000)).held()).isFalse();
    }

    private static KernelSpec leaked(int atLeast) {
        return closeWait(Optional.empty(), Optional.empty(), Optional.of(atLeast(atLeast)));
    }

    private static KernelSpec closeWait(Optional<Bounds<Double>> turnover, Optional<Boolean> grows,
            Optional<Bounds<Integer>> leaked) {
        return new KernelSpec(Optional.of(new CloseWaitSpec(Optional.empty(), Optional.empty(), grows, turnover,
                Optional.empty(), leaked)), Optional.empty());
    }

    private static <T extends Comparable<T>> Bounds<T> atLeast(T value) {
        return new Bounds<>(Optional.of(value), Optional.empty());
    }
}
