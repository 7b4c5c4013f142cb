package dev.closewait.detector.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.simulation.LoosenedDoubt.Worst;
import dev.closewait.detector.simulation.TimeToDetect.Found;
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
        List<Double> doubts = LongStream.rangeClosed(1, SERVICES)
                .parallel()
                .mapToObj(seed -> LoosenedDoubt.leastDoubt(worst, seed, 1))
                .toList();
        assertThat(doubts).filteredOn(doubt -> doubt <= 0.5).hasSizeLessThanOrEqualTo(SERVICES / 2);
        assertThat(doubts).filteredOn(doubt -> doubt <= 0.05).hasSizeLessThanOrEqualTo(SERVICES / 10);
    }

    @Test
    void oneLeakInTwentyOfRunningTrafficIsFoundWithinTwoSecondsOfItsFirstFin() {
        List<Found> found = LongStream.rangeClosed(1, 15)
                .parallel()
                .mapToObj(seed -> TimeToDetect.find(1 / 20.0, seed))
                .toList();
        assertThat(TimeToDetect.quantile(found, Found::ours, 0.5)).as("median milliseconds").isLessThan(2_000);
        assertThat(found).allSatisfy(one -> assertThat(one.bound()).isLessThanOrEqualTo(one.sampled()));
    }
}
