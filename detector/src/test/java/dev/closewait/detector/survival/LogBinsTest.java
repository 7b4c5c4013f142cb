package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bins of times")
class LogBinsTest {
    private static final int MANY = 100_000;

    @Test
    void holdEachTimeBetweenTheirBounds() {
        double mostLog = Math.log(LogBins.lower(LogBins.COUNT));
        Random random = new Random(1);
        DoubleStream.generate(() -> Math.exp(random.nextDouble() * mostLog))
                .limit(MANY)
                .forEach(LogBinsTest::liesInItsBin);
    }

    @Test
    void beginExactlyAtTheirLowerBound() {
        for (int bin = 0; bin < LogBins.COUNT; bin++) {
            assertThat(LogBins.of(LogBins.lower(bin))).isEqualTo(bin);
            liesInItsBin(Math.nextDown(LogBins.lower(bin + 1)));
        }
    }

    @Test
    void areNeverWiderThanAQuarterOfTheirTime() {
        assertThat(IntStream.range(0, LogBins.COUNT).mapToDouble(bin -> LogBins.lower(bin + 1) / LogBins.lower(bin)))
                .allSatisfy(ratio -> assertThat(ratio).isGreaterThan(1).isLessThanOrEqualTo(1.25));
    }

    @Test
    void takeWhatIsShorterOrLongerThanAnyIntoTheFirstAndTheLast() {
        assertThat(DoubleStream.of(-1, 0, 1e-9, 0.999)).allSatisfy(shorter -> assertThat(LogBins.of(shorter)).isZero());
        assertThat(DoubleStream.of(LogBins.lower(LogBins.COUNT), 1e15, Double.MAX_VALUE, Double.POSITIVE_INFINITY))
                .allSatisfy(longer -> assertThat(LogBins.of(longer)).isEqualTo(LogBins.COUNT - 1));
    }

    private static void liesInItsBin(double millis) {
        int bin = LogBins.of(millis);
        assertThat(millis).isGreaterThanOrEqualTo(LogBins.lower(bin)).isLessThan(LogBins.lower(bin + 1));
    }
}
