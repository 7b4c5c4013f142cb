package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Estimate;
import dev.closewait.detector.diagnosis.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    /** R. Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3. */
    @Test
    void sharesHaveWilsonsInterval() {
        assertShare(81, 263, 0.2553, 0.3662);
        assertShare(15, 148, 0.0624, 0.1605);
        assertShare(0, 20, 0, 0.1611);
        assertShare(1, 29, 0.0061, 0.1718);
        assertShare(20, 20, 1 - 0.1611, 1);
        assertThat(Figures.share(0, 0)).isEmpty();
    }

    @Test
    void mediansAndTheSlowestOfTwenty() {
        assertThat(Figures.median(DoubleStream.of(3, 1, 2))).hasValue(2);
        assertThat(Figures.median(DoubleStream.of(4, 1, 2, 3))).hasValue(2.5);
        assertThat(Figures.median(DoubleStream.empty())).isEmpty();
        assertThat(Figures.p95(DoubleStream.iterate(1, x -> x + 1).limit(20))).hasValue(19);
        assertThat(Figures.p95(DoubleStream.of(7))).hasValue(7);
        assertThat(Figures.p95(DoubleStream.empty())).isEmpty();
    }

    @Test
    void recallAndPrecisionAreThoseOfTheConfusion() {
        Confusion confusion = new Confusion(List.of(Results.right("a", Pattern.LEAK, 1),
                Results.right("b", Pattern.LEAK, 1), Results.wrong("c", Pattern.LEAK, Optional.of(Pattern.STALLED), 0),
                Results.lost("d", Pattern.LEAK), Results.wrong("e", Pattern.HEALTHY, Optional.of(Pattern.LEAK), 1)));

        List<PatternFigures> figures = Figures.patterns(confusion);

        assertThat(figures).extracting(PatternFigures::pattern)
                .containsExactly(Pattern.STALLED, Pattern.LEAK, Pattern.HEALTHY);
        PatternFigures leak = figures.get(1);
        assertThat(leak.traces()).isEqualTo(4);
        assertThat(leak.recall().orElseThrow().value()).isEqualTo(0.5);
        assertThat(leak.precision().orElseThrow().value()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(figures.getFirst().recall()).as("never happened").isEmpty();
        assertThat(figures.getFirst().precision().orElseThrow().value()).isZero();
        assertThat(figures.getLast().precision()).as("never said").isEmpty();
        assertThat(confusion.nothing(Pattern.LEAK)).isEqualTo(1);
    }

    @Test
    void delaysAreThoseOfProblemsThatWereFound() {
        Delays delays = Figures.delays(List.of(Results.right("a", Pattern.LEAK, 1),
                Results.right("b", Pattern.STALLED, 4), Results.right("c", Pattern.HEALTHY, 50),
                Results.wrong("d", Pattern.LEAK, Optional.of(Pattern.HEALTHY), 0)));

        assertThat(delays.medianSeconds()).hasValue(2.5);
        assertThat(delays.p95Seconds()).hasValue(4);
        assertThat(delays.medianLeaked()).hasValue(3);
    }

    private static void assertShare(int part, int whole, double low, double high) {
        Estimate share = Figures.share(part, whole).orElseThrow();
        assertThat(share.value()).isEqualTo((double) part / whole);
        assertThat(share.low()).isCloseTo(low, within(6e-5));
        assertThat(share.high()).isCloseTo(high, within(6e-5));
    }
}
