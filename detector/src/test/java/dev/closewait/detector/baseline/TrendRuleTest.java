package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The trend rule")
class TrendRuleTest {
    private static final int ONE_SECOND = 1_000;

    @Test
    void saysNothingBeforeTenCounts() {
        Counts service = new Counts("trend", ONE_SECOND);
        for (int count = 1; count < 10; count++) {
            assertThat(service.next(count)).isEmpty();
        }
        assertThat(service.next(10)).contains(Pattern.LEAK);
    }

    @Test
    void callsARisingCountALeakThroughNoise() {
        Counts service = new Counts("trend", ONE_SECOND);
        for (int second = 0; second < 60; second++) {
            service.next(service.poisson(10) + second / 2);
        }
        assertThat(service.next(40)).contains(Pattern.LEAK);
    }

    @Test
    void takesItBackOnceTheCountIsLevelForAMinute() {
        Counts service = new Counts("trend", ONE_SECOND);
        IntStream.range(0, 60).forEach(service::next);
        assertThat(service.next(60)).contains(Pattern.LEAK);
        IntStream.range(0, 60).forEach(_ -> service.next(60));
        assertThat(service.next(60)).contains(Pattern.HEALTHY);
    }

    @Test
    void seldomCallsItsHealthyTwinALeak() {
        Counts service = new Counts("trend", ONE_SECOND);
        long leaks = IntStream.range(0, 10_000)
                .filter(_ -> service.next(service.poisson(10)).filter(Pattern.LEAK::equals).isPresent())
                .count();
        assertThat(leaks).as("seconds in 10,000, at one in a thousand each").isLessThan(60);
    }

    @Test
    void countsOnceASecondHoweverOftenItLooks() {
        Counts service = new Counts("trend", 100);
        for (int look = 0; look < 80; look++) {
            assertThat(service.next(look)).isEmpty();
        }
    }

    @Test
    void isTheTestOfMannAndKendall() {
        assertThat(z(100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).isCloseTo(44 / Math.sqrt(125), within(1e-12));
        assertThat(z(100, 3, 2, 1)).isCloseTo(-2 / Math.sqrt(66 / 18.0), within(1e-12));
        assertThat(z(100, 2, 2, 3)).as("with a tie").isCloseTo(1 / Math.sqrt((66 - 18) / 18.0), within(1e-12));
        assertThat(z(100, 5, 5, 5)).isZero();
    }

    @Test
    void whatIsOutOfTheWindowIsForgotten() {
        assertThat(z(5, 90, 80, 70, 3, 1, 4, 1, 5)).isEqualTo(z(5, 3, 1, 4, 1, 5));
    }

    private static double z(int window, int... counts) {
        MannKendall test = new MannKendall(window);
        IntStream.of(counts).forEach(test::add);
        return test.z();
    }
}
