package dev.closewait.scenarios.kernel;

import static dev.closewait.scenarios.kernel.Wanted.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.Observed;
import dev.closewait.scenarios.file.KernelSpec;
import org.junit.jupiter.api.Test;

/** What {@link KernelJudge} holds of the server's processes: their CPU and their descriptors. */
class ProcessesJudgedTest {
    private static final long STAYING = 0;

    @Test
    void waitingForTheCpuIsTheMedianOverTheLoad() {
        KernelSpec wanted = kernel("cpu: { waiting: { atLeast: 1.0 } }");
        Observed observed = new Observed().look(0.0).look(0.2).look(1.5).look(3.0);

        assertThat(KernelJudge.judge(wanted, observed.loadUntil(2000)).findings()).containsExactly(new Finding(true,
                "the CPUs' worth of time that the process's threads waited for a CPU was 1.50 (wanted: at least 1.00)"));
    }

    @Test
    void thePeakOfWaitingIsTheMostInAnyTwoSeconds() {
        KernelSpec wanted = kernel("cpu: { peakWaiting: { atMost: 1.0 } }");
        Observed observed = new Observed().look().look();
        for (int look = 0; look < 16; look++) {
            observed.look(look >= 4 && look < 8 ? 2.0 : 0.1, STAYING);
        }

        assertThat(KernelJudge.judge(wanted, observed.loadUntil(5000)).findings())
                .containsExactly(
                        new Finding(false, "the most CPUs' worth of time that the process's threads waited for "
                                + "a CPU in any two seconds, where that was longer than they ran and kept sockets, was"
                                + " 1.05 (wanted: at most 1.00)"));
    }

    @Test
    void aLoadThatIsShorterThanTwoSecondsIsTakenAsAWhole() {
        KernelSpec wanted = kernel("cpu: { peakWaiting: { atMost: 0.5 }, throttled: { atLeast: 0.3 } }");
        Observed observed = new Observed().uses(0, 0.4, 10);
        for (int look = 0; look < 5; look++) {
            observed.look(0.2, STAYING);
        }

        assertThat(KernelJudge.judge(wanted, observed.loadUntil(1000)).findings()).containsExactly(
                new Finding(true, "the most CPUs' worth of time that the process's threads waited for a CPU in any"
                        + " 1000 ms, where that was longer than they ran and kept sockets, was 0.20 (wanted: at most"
                        + " 0.50)"),
                new Finding(true,
                        "the share of time in which the quota was used up was 0.40 (wanted: at least 0.30)"));
    }

    @Test
    void whoeverServedAfterARestartIsJudgedToo() {
        Observed observed = new Observed().uses(0.1, 0, 10).look(STAYING).look(STAYING).restarted().uses(0.1, 0, 200);
        for (int look = 0; look < 16; look++) {
            observed.look(1.0, STAYING);
        }
        Recording restarted = observed.restartedAt(400);

        assertThat(KernelJudge.judge(kernel("cpu: { waiting: { atLeast: 0.9 }, peakWaiting: { atLeast: 0.9 } }\n"
                + "  descriptors: { used: { atLeast: 200 } }"), restarted).findings())
                .extracting(Finding::held)
                .containsExactly(true, true, true);
        assertThat(new CpuTruth(restarted).gotItsCpuBefore(300 * Observed.NANOS_PER_MILLI)).isTrue();
        assertThat(new CpuTruth(restarted).gotItsCpuBefore(4000 * Observed.NANOS_PER_MILLI)).isFalse();
    }

    @Test
    void whoWaitsForLessThanItRunsGetsItsCpu() {
        KernelSpec wanted = kernel("cpu: { peakWaiting: { atMost: 0.5 } }");
        Observed compiling = new Observed().uses(1.2, 0, 10);
        Observed starved = new Observed().uses(0.8, 0, 10);
        for (int look = 0; look < 16; look++) {
            compiling.look(1.0, STAYING);
            starved.look(1.0, STAYING);
        }

        assertThat(KernelJudge.judge(wanted, compiling.loadUntil(5000)).held()).isTrue();
        assertThat(KernelJudge.judge(wanted, starved.loadUntil(5000)).held()).isFalse();
    }

    @Test
    void aWaitThatKeepsNoSocketStarvesNobody() {
        KernelSpec wanted = kernel("cpu: { peakWaiting: { atMost: 0.5 } }");
        Observed churning = new Observed();
        for (int look = 0; look < 16; look++) {
            churning.look(2.0, churning.now());
        }

        assertThat(KernelJudge.judge(wanted, churning.loadUntil(5000)).held()).isTrue();
    }

    @Test
    void whatTheProcessRanAndWasThrottledAndHeldIsTold() {
        Recording recording = new Observed().uses(0.8, 0.4, 200)
                .look()
                .look()
                .look()
                .look()
                .look()
                .look()
                .look()
                .look()
                .look()
                .look()
                .loadUntil(3000);

        assertThat(KernelJudge.judge(kernel("cpu: { running: { atLeast: 0.7 }, throttled: { atLeast: 0.3 } }\n"
                + "  descriptors: { used: { atLeast: 200 } }"), recording).findings()).containsExactly(
                        new Finding(true,
                                "the CPUs' worth of time that the process's threads ran was 0.80 (wanted: at least 0.70)"),
                        new Finding(true,
                                "the share of time in which the quota was used up was 0.40 (wanted: at least 0.30)"),
                        new Finding(true,
                                "the most that it held were 200 descriptors (wanted: at least 200 descriptors)"));
    }
}
