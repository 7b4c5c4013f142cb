package dev.closewait.scenarios.kernel;

import static dev.closewait.scenarios.kernel.Wanted.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.scenarios.Observed;
import dev.closewait.scenarios.file.KernelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it holds of sockets and of clients. */
class KernelJudgeTest {
    private static final KernelSpec GROWS = kernel("closeWait: { grows: true }");
    private static final KernelSpec NOT_GROWS = kernel("closeWait: { grows: false }");

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

        KernelTruth truth = KernelJudge.judge(kernel("closeWait: { atLeast: 3 }"), late);

        assertThat(truth.findings())
                .containsExactly(new Finding(false, "the count's peak was 2 sockets (wanted: at least 3 sockets)"));
        assertThat(truth.reachedNanos()).isEmpty();
    }

    @Test
    void turnoverIsTheShareThatIsGoneAtTheNextLook() {
        KernelSpec wanted = kernel("closeWait: { turnover: { atLeast: 0.5 } }");

        assertThat(KernelJudge.judge(wanted, new Observed().look(1, 2).look(2, 3).look(3, 4).loadUntil(900)).findings())
                .containsExactly(new Finding(true,
                        "the share of sockets that were gone at the next look was 0.50 (wanted: at least 0.50)"));
        assertThat(KernelJudge.judge(wanted, new Observed().look(1).look(1).look(1, 2).loadUntil(900)).held())
                .isFalse();
    }

    @Test
    void theAgeIsThatOfTheOldestUnderLoad() {
        KernelSpec wanted = kernel("closeWait: { age: { atLeast: 450ms } }");

        assertThat(KernelJudge.judge(wanted, new Observed().look().look(50).look(50).look().loadUntil(900)).held())
                .isTrue();
        assertThat(KernelJudge.judge(wanted, new Observed().look().look(60).look(60).look(60).loadUntil(600)).held())
                .isFalse();
    }

    @Test
    void whatIsLeftWhenAllHasSettledIsLeakedAndTheFirstFinComesFirst() {
        KernelTruth truth = KernelJudge.judge(kernel("closeWait: { leaked: { atLeast: 2 } }"), new Observed().look()
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
    void whatARestartTookAwayHadNotLeftUnlessItHadOnlyJustCome() {
        Recording restarted = new Observed().look()
                .look(200)
                .look(200, 300)
                .look(200, 300, 700)
                .look()
                .look(1100)
                .restartedAt(800);

        assertThat(KernelJudge.judge(kernel("closeWait: { leaked: { atLeast: 3 } }"), restarted).leaks())
                .extracting(Stay::cookie)
                .containsExactly(200L, 300L, 1100L);
    }

    @Test
    void whatHasNotSettledCannotBeCalledLeaked() {
        KernelTruth truth = KernelJudge.judge(kernel("closeWait: { leaked: { atLeast: 1 } }"),
                new Observed().look().look(200).look(200).unsettled(500));

        assertThat(truth.held()).isFalse();
        assertThat(truth.leaks()).isEmpty();
    }

    @Test
    void aLoadThatWasNeverLookedAtShowsNothing() {
        assertThat(KernelJudge.judge(NOT_GROWS, new Observed().loadUntil(1000)).held()).isFalse();
    }

    @Test
    void whatLeavesInTheSecondHalfOfTheLoadIsCounted() {
        KernelSpec wanted = kernel("closeWait: { left: { atMost: 0 } }");

        assertThat(
                KernelJudge.judge(wanted, new Observed().look(1, 2).look(2).look(2).look(2, 3).loadUntil(900)).held())
                .isTrue();
        assertThat(KernelJudge.judge(wanted, new Observed().look(1, 2).look(1, 2).look(1, 2).look(2).loadUntil(900))
                .findings())
                .containsExactly(new Finding(false,
                        "what left in the second half of the load were 1 socket (wanted: at most 0 sockets)"));
    }

    @Test
    void whereTheApplicationStoppedIsReadOffTheRows() {
        Recording recording = new Observed().look(sockets -> {
            row(sockets, 1, 0, 99, 0);
            row(sockets, 2, 7, 38, 0);
            row(sockets, 3, 8, 0, 0);
            row(sockets, 4, 9, 0, 500);
        }).look().loadUntil(300);

        for (String kind : List.of("unaccepted", "unread", "unsent")) {
            assertThat(KernelJudge.judge(kernel("closeWait: { " + kind + ": { atLeast: 1, atMost: 1 } }"), recording)
                    .held())
                    .as(kind)
                    .isTrue();
        }
    }

    @Test
    void aTimeInWhichNobodyWasAnsweredAndItsEndAreTold() {
        KernelSpec wanted = kernel(
                "clients: { answered: { atLeast: 30 }, unserved: { atLeast: 2s }, servedAgain: true }");

        assertThat(KernelJudge.judge(wanted, new Observed().look().servedEachSecond(0, 10, 20, 20, 20, 30)).held())
                .isTrue();
        assertThat(KernelJudge.judge(wanted, new Observed().look().servedEachSecond(0, 10, 20, 30, 30, 30)).findings())
                .extracting(Finding::held)
                .containsExactly(true, true, false);
        assertThat(KernelJudge.judge(wanted, new Observed().look().servedEachSecond(0, 10, 20, 25, 26, 29)).findings())
                .extracting(Finding::held)
                .containsExactly(false, false, false);
    }

    private static void row(SocketColumns sockets, long cookie, long inode, int receiveQueue, int sendQueue) {
        int row = sockets.add();
        sockets.identity(row, cookie, inode, 0);
        sockets.queues(row, receiveQueue, sendQueue);
    }
}
