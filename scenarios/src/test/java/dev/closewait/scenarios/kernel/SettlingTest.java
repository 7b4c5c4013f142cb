package dev.closewait.scenarios.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.scenarios.Observed;
import org.junit.jupiter.api.Test;

class SettlingTest {
    @Test
    void anEmptyTableHasSettled() {
        assertThat(reached(new Observed().look(1, 2).look())).isTrue();
    }

    @Test
    void theSameSocketsSeveralTimesHaveSettled() {
        assertThat(reached(new Observed().look(1, 2).look(2).look(2).look(2))).isFalse();
        assertThat(reached(new Observed().look(1, 2).look(2).look(2).look(2).look(2))).isTrue();
    }

    @Test
    void theSameCountOfOtherSocketsHasNot() {
        assertThat(reached(new Observed().look(1).look(2).look(3).look(4).look(5))).isFalse();
    }

    @Test
    void whatWasNotLookedAtHasNot() {
        assertThat(reached(new Observed())).isFalse();
    }

    private static boolean reached(Observed looks) {
        return Settling.reached(looks.loadUntil(0).observations());
    }
}
