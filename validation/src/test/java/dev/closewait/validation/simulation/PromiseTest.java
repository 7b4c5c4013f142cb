package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.validation.simulation.LoosenedDoubt.Worst;
import dev.closewait.validation.simulation.TimeToDetect.Found;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small shares of what {@link LoosenedDoubt} and {@link TimeToDetect} measure. */
@DisplayName("The survival detector's promise:")
class PromiseTest {
    private static final int SERVICES = 20;

    @ParameterizedTest
    @EnumSource(Worst.class)
    void servicesAsSlowAsItsModelAllowsAreCalledALeakNoMoreOftenThanDoubted(Worst worst) {
        List<boolean[]> alarms = LongStream.rangeClosed(1, SERVICES)
                .parallel()
                .mapToObj(seed -> LoosenedDoubt.alarms(worst, seed, 1))
                .toList();
        for (int i = 0; i < LoosenedDoubt.DOUBTS.length; i++) {
            int doubt = i;
            // Twice the doubt, and one service more: so few would exceed the doubt itself by chance.
            assertThat(alarms).filteredOn(said -> said[doubt])
                    .as("at a doubt of %s", LoosenedDoubt.DOUBTS[i])
                    .hasSizeLessThanOrEqualTo(1 + (int) (SERVICES * 2 * LoosenedDoubt.DOUBTS[i]));
        }
    }

    @Test
    void oneLeakInTwentyOfRunningTrafficIsFoundWithinTwoSecondsOfItsFirstFin() {
        List<Found> found = LongStream.rangeClosed(1, 15)
                .parallel()
                .mapToObj(seed -> TimeToDetect.find(1 / 20.0, seed))
                .toList();
        assertThat(TimeToDetect.quantile(found, Found::ours, 0.5)).as("median milliseconds").isLessThan(2_000);
        assertThat(TimeToDetect.quantile(found, Found::ours, 0.5)).as("against the test's own bound")
                .isLessThanOrEqualTo(2 * TimeToDetect.quantile(found, Found::sampled, 0.5));
        assertThat(found).allSatisfy(one -> assertThat(one.bound()).isLessThanOrEqualTo(one.sampled()));
    }
}
