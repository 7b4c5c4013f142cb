package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("How slow a healthy service may be")
class DwellPriorTest {
    static Stream<Arguments> tails() {
        return Stream.of(DwellPrior.ANSWERED, DwellPrior.UNANSWERED, new DwellPrior(300, 7))
                .flatMap(prior -> Stream.of(
                        Arguments.of(prior, prior.typicalMillis(), (DoubleUnaryOperator) prior::typicalSlowerThan),
                        Arguments.of(prior, prior.slowModeMillis(), (DoubleUnaryOperator) prior::someSlowerThan)));
    }

    @ParameterizedTest
    @MethodSource("tails")
    void isNotBoundedUpToTheScale(DwellPrior prior, double scale, DoubleUnaryOperator tail) {
        assertThat(tail.applyAsDouble(scale)).as("%s", prior).isEqualTo(1);
        assertThat(tail.applyAsDouble(scale / 2)).isEqualTo(1);
        assertThat(tail.applyAsDouble(0)).as("at no time at all").isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("tails")
    void fallsWithTheSquareOfTheTimeBeyondIt(DwellPrior prior, double scale, DoubleUnaryOperator tail) {
        assertThat(tail.applyAsDouble(2 * scale)).as("%s", prior).isCloseTo(1.0 / 4, within(1e-12));
        assertThat(tail.applyAsDouble(10 * scale)).isCloseTo(1.0 / 100, within(1e-12));
        double before = 1;
        for (double times = 1.1; times < 1e6; times *= 1.1) {
            double now = tail.applyAsDouble(times * scale);
            assertThat(now).isPositive().isLessThan(before);
            before = now;
        }
    }

    @Test
    void leavesMoreTimeWhileAnAnswerIsDueThanForCloseAlone() {
        assertThat(DwellPrior.UNANSWERED.typicalSlowerThan(5_000))
                .isGreaterThan(DwellPrior.ANSWERED.typicalSlowerThan(5_000));
        assertThat(DwellPrior.UNANSWERED.someSlowerThan(5_000))
                .isGreaterThan(DwellPrior.ANSWERED.someSlowerThan(5_000));
    }
}
