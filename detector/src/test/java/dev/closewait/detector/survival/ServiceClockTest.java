package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A service's clock")
class ServiceClockTest {
    private static final double NOMINAL = 250;

    private final ServiceClock clock = new ServiceClock();

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # why                             running waiting throttled share
            idle,                             0,      0,      0,        1
            busy and never waiting,           2,      0,      0,        1
            idle and waiting a little,        0.01,   0.05,   0,        0.95
            busy and waiting a little,        2,      0.1,    0,        0.9
            waiting as long as running,       1,      1,      0,        0.5
            hardly running and waiting,       0.02,   0.42,   0,        0.58
            waiting nine times as long,       1,      9,      0,        0.1
            waiting and never running,        0,      1,      0,        0
            throttled for a quarter,          1,      0,      0.25,     0.75
            throttled on all CPUs,            1,      0,      1,        0.1
            throttled and waiting a little,   1,      0.1,    0.5,      0.45
            throttled while it waits anyway,  1,      3,      0.5,      0.25
            """)
    void sharesTimeByWhoGetsToRun(String why, double running, double waiting, double throttled, double expected) {
        assertThat(ServiceClock.share(running, waiting, throttled)).as(why).isCloseTo(expected, within(1e-9));
    }

    @Test
    void goesWithTheWallWhileTheApplicationCouldClose() {
        clock.advance(NOMINAL, NOMINAL, true, 1);
        clock.advance(100, NOMINAL, true, 1);
        assertThat(clock.now()).isEqualTo(350);
        assertThat(clock.previous()).isEqualTo(250);
    }

    @Test
    void neverGoesFasterThanItIsLookedAt() {
        clock.advance(60_000, NOMINAL, true, 1);
        assertThat(clock.now()).isEqualTo(NOMINAL);
    }

    @Test
    void goesAsFastAsTheThreadsGetCpu() {
        clock.advance(200, NOMINAL, true, 0.25);
        assertThat(clock.now()).isEqualTo(50);
        clock.advance(60_000, NOMINAL, true, 0.1);
        assertThat(clock.now()).as("a gap, starved").isEqualTo(75);
    }

    @Test
    void standsStillWhileTheApplicationCouldNotClose() {
        clock.advance(NOMINAL, NOMINAL, true, 1);
        clock.advance(NOMINAL, NOMINAL, false, 1);
        assertThat(clock.now()).isEqualTo(NOMINAL);
        assertThat(clock.previous()).as("at the look before").isEqualTo(NOMINAL);
    }

    @Test
    void standsStillWhileNoThreadGetsCpu() {
        clock.advance(NOMINAL, NOMINAL, true, 0);
        assertThat(clock.now()).isZero();
    }
}
