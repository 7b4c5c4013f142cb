package dev.closewait.client.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final double NANOS_PER_SECOND = 1e9;

    @Test
    void anEvenScheduleIsExactAndDoesNotDrift() {
        assertThat(first(5, Arrivals.even(Rate.parse("3/s"))))
                .containsExactly(0L, 333_333_333L, 666_666_666L, 1_000_000_000L, 1_333_333_333L);
        assertThat(Rate.parse("30/m").dueNanos(1_000_000)).isEqualTo(2_000_000L * 1_000_000_000L);
    }

    @Test
    void theSameSeedGivesTheSameStrangers() {
        Rate rate = Rate.perSecond(200);
        assertThat(first(1_000, Arrivals.poisson(rate, 7))).isEqualTo(first(1_000, Arrivals.poisson(rate, 7)));
        assertThat(first(10, Arrivals.poisson(rate, 7))).isNotEqualTo(first(10, Arrivals.poisson(rate, 8)));
    }

    @Test
    void strangersArriveAtTheRateWithGapsAsUnevenAsTheirMean() {
        int count = 100_000;
        List<Long> due = first(count, Arrivals.poisson(Rate.perSecond(1_000), 1));
        assertThat(due).isSorted();
        assertThat(due.getLast() / NANOS_PER_SECOND).isCloseTo(100, within(2.0));

        double[] gaps = LongStream.range(1, count)
                .mapToDouble(i -> (due.get((int) i) - due.get((int) i - 1)) / 1e6)
                .toArray();
        double variance = LongStream.range(0, gaps.length)
                .mapToDouble(i -> Math.pow(gaps[(int) i] - 1, 2))
                .average()
                .orElseThrow();
        assertThat(variance).as("an exponential distribution's variance is its mean squared").isCloseTo(1, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200/s", "1/m", "6000000/m", "100000/s"})
    void aRateIsWrittenAsItWasRead(String text) {
        assertThat(Rate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "5/h", "0/s", "-1/s", "1.5/s", "100001/s", "6000001/m", "9999999999/s"})
    void whatIsNoRateIsNamedWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("such as 200/s");
    }

    private static List<Long> first(int count, Arrivals arrivals) {
        return LongStream.generate(arrivals::nextNanos).limit(count).boxed().toList();
    }
}
