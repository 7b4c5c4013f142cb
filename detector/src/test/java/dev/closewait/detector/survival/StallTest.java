package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallTest {
    private static final double INTERVAL = 250;

    private final Stall stall = new Stall();

    @Test
    void standsStillOnceWorkHasWaitedForTenSecondsAndNothingWasFinished() {
        silentFor(9_750);
        assertThat(stall.standsStill()).isFalse();
        silentFor(250);
        assertThat(stall.standsStill()).isTrue();
        assertThat(stall.doubt()).isBetween(0.005, 0.015);
    }

    @Test
    void goesOnWithTheFirstThatIsFinished() {
        silentFor(20_000);
        stall.goOn(INTERVAL, true, true);
        assertThat(stall.standsStill()).isFalse();
        assertThat(stall.silentMillis()).isZero();
    }

    @Test
    void doesNotStandStillWhenNothingWaits() {
        for (int i = 0; i < 400; i++) {
            stall.goOn(INTERVAL, false, false);
        }
        assertThat(stall.standsStill()).isFalse();
    }

    @Test
    void isGivenThreeTimesAsLongAsItEverNeeded() {
        silentFor(8_000);
        stall.goOn(INTERVAL, true, true);
        silentFor(23_750);
        assertThat(stall.standsStill()).isFalse();
        silentFor(250);
        assertThat(stall.standsStill()).isTrue();
    }

    @Test
    void isNotGivenMoreThanTwoMinutes() {
        silentFor(100_000);
        stall.goOn(INTERVAL, true, true);
        silentFor(120_000);
        assertThat(stall.standsStill()).isTrue();
    }

    private void silentFor(double millis) {
        for (double done = 0; done < millis; done += INTERVAL) {
            stall.goOn(INTERVAL, true, false);
        }
    }
}
