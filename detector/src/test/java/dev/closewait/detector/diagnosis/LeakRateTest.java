package dev.closewait.detector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rate of a leak")
class LeakRateTest {
    private static final int RUNS = 4_000;
    private static final int MANY = 1_000;
    /** Four standard deviations of a share of 0.95 in so many runs. */
    private static final double CHANCE = 4 * Math.sqrt(0.95 * 0.05 / RUNS);

    @Test
    void isSocketsPerSecondWithinAnInterval() {
        // The exact interval of a Poisson mean of which 40 were seen is 28.6 to 54.5; it is a little wider than Jeffreys'.
        Estimate perSecond = new LeakRate(40, 20).perSecond();
        assertThat(perSecond.value()).isEqualTo(2);
        assertThat(perSecond.low()).isBetween(1.4, 1.6);
        assertThat(perSecond.high()).isBetween(2.6, 2.8);
    }

    @Test
    void isSurerTheMoreWasSeen() {
        double wide = width(new LeakRate(5, 5).perSecond());
        double narrow = width(new LeakRate(500, 500).perSecond());
        assertThat(narrow).isLessThan(wide / 5);
    }

    @Test
    void ofNothingSeenIsNothingWithABoundAbove() {
        LeakRate quiet = new LeakRate(0, 10);
        assertThat(quiet.perSecond().value()).isZero();
        assertThat(quiet.perSecond().low()).isZero();
        assertThat(quiet.perSecond().high()).isBetween(0.1, 0.5);
        assertThat(quiet.secondsUntil(100).value()).isInfinite();
        assertThat(quiet.secondsUntil(100).low()).isPositive().isFinite();
    }

    @ParameterizedTest(name = "{0} a second, seen for {1} s, {2} left")
    @CsvSource({"2, 20, 1000", "0.5, 10, 50", "5, 60, 3", "0.2, 60, 100000"})
    void intervalsHoldWhatHappensThenNineteenTimesInTwenty(double perSecond, double seconds, long left) {
        Random random = new Random(left);
        int holdsRate = 0;
        int holdsTime = 0;
        for (int run = 0; run < RUNS; run++) {
            LeakRate rate = new LeakRate(came(perSecond * seconds, random), seconds);
            holdsRate += holds(rate.perSecond(), perSecond);
            holdsTime += holds(rate.secondsUntil(left), timeOf(left, perSecond, random));
        }
        // A discrete count cannot meet a share exactly, and Jeffreys' interval goes a little to either side of it.
        assertThat(holdsRate / (double) RUNS).isCloseTo(0.95, within(CHANCE + 0.02));
        assertThat(holdsTime / (double) RUNS).isCloseTo(0.95, within(CHANCE + 0.02));
    }

    private static int holds(Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }

    private static double width(Estimate estimate) {
        return (estimate.high() - estimate.low()) / estimate.value();
    }

    /** A Poisson number: how many exponential gaps fit. */
    private static int came(double mean, Random random) {
        int count = 0;
        for (double at = random.nextExponential(); at < mean; at += random.nextExponential()) {
            count++;
        }
        return count;
    }

    /** The time that so many take: gap by gap, or, where there are many, by the law of large numbers. */
    private static double timeOf(long left, double perSecond, Random random) {
        if (left > MANY) {
            return ((double) left + Math.sqrt((double) left) * random.nextGaussian()) / perSecond;
        }
        double gaps = 0;
        for (long i = 0; i < left; i++) {
            gaps += random.nextExponential();
        }
        return gaps / perSecond;
    }
}
