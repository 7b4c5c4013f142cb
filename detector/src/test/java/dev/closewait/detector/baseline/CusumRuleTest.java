package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The CUSUM rule")
class CusumRuleTest {
    private static final int ONE_SECOND = 1_000;

    @Test
    void saysNothingWhileItLearns() {
        Counts service = new Counts("cusum", ONE_SECOND);
        for (int count = 1; count < 10; count++) {
            assertThat(service.next(5)).isEmpty();
        }
        assertThat(service.next(5)).contains(Pattern.HEALTHY);
    }

    @Test
    void callsACountThatStaysHigherALeak() {
        Counts service = learnt();
        IntStream.range(0, 60).forEach(_ -> service.next(service.poisson(18)));
        assertThat(service.next(18)).contains(Pattern.LEAK);
    }

    @Test
    void doesNotMindItsHealthyTwin() {
        Counts service = learnt();
        for (int second = 0; second < 3_600; second++) {
            assertThat(service.next(service.poisson(10))).as("after %d s", second).contains(Pattern.HEALTHY);
        }
    }

    @Test
    void takesItBackSoonAfterTheCountIsBack() {
        Counts service = learnt();
        IntStream.range(0, 600).forEach(_ -> service.next(1_000));
        assertThat(service.next(1_000)).contains(Pattern.LEAK);
        IntStream.range(0, 30).forEach(_ -> service.next(10));
        assertThat(service.next(10)).contains(Pattern.HEALTHY);
    }

    @Test
    void isTheSumOfPage() {
        Cusum cusum = new Cusum(4, 0.5, 100);
        IntStream.of(90, 110, 70, 130).forEach(cusum::add); // a mean of 100, a deviation of 25.8
        assertThat(cusum.mean()).isEqualTo(100);
        cusum.add(110);
        assertThat(cusum.sum()).as("less than the slack").isZero();
        double deviation = Math.sqrt(2_000 / 3.0);
        cusum.add(140);
        cusum.add(150);
        assertThat(cusum.sum()).isCloseTo(90 / deviation - 1, within(1e-9));
        cusum.add(0);
        assertThat(cusum.sum()).isZero();
    }

    private static Counts learnt() {
        Counts service = new Counts("cusum", ONE_SECOND);
        // A mean of 10 and a deviation of 3.2, exactly: what it learns is no matter of luck.
        IntStream.of(7, 13, 7, 13, 7, 13, 7, 13, 10, 10).forEach(service::next);
        return service;
    }
}
