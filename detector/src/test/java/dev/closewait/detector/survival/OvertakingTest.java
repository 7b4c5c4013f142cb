package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A socket that stays")
class OvertakingTest {
    private static final double SERVICE_MILLIS = 100;

    private final Overtaking overtaking = new Overtaking();

    @Test
    void isNotOvertakenInAQueueThatServesInTurn() {
        // Each waits for two seconds, and leaves when those before it have.
        for (double came = 0; came < 5_000; came += SERVICE_MILLIS) {
            overtaking.left(came, came + 2_000);
        }
        assertThat(overtaking.isOvertaken(5_000)).isFalse();
        assertThat(overtaking.nobodyLeftSince(5_000)).isFalse();
    }

    @Test
    void isNotOvertakenByAFewThatJumpTheQueue() {
        for (double came = 0; came < 5_000; came += SERVICE_MILLIS) {
            overtaking.left(came, came + 2_000);
            if (came % 500 == 0) {
                overtaking.left(came + 1_990, came + 2_000);
            }
        }
        assertThat(overtaking.isOvertaken(5_000)).isFalse();
    }

    @Test
    void isOvertakenWhenMostOfThoseThatLeftCameLater() {
        for (double came = 1_000; came < 2_000; came += SERVICE_MILLIS) {
            overtaking.left(came, came + 50);
        }
        assertThat(overtaking.isOvertaken(990)).isTrue();
        assertThat(overtaking.isOvertaken(1_990)).isFalse();
    }

    @Test
    void isNobodysNeighbourWhenNoneLeftSinceItCame() {
        overtaking.left(100, 150);
        assertThat(overtaking.nobodyLeftSince(151)).isTrue();
        assertThat(overtaking.isOvertaken(151)).isFalse();
    }

    @Test
    void isJudgedByTheLastDepartures() {
        for (double came = 0; came < 5_000; came += SERVICE_MILLIS) {
            overtaking.left(came, came + 2_000); // a queue, once
        }
        for (double came = 10_000; came < 30_000; came += SERVICE_MILLIS) {
            overtaking.left(came, came + 50);
        }
        assertThat(overtaking.isOvertaken(5_000)).isTrue();
    }
}
