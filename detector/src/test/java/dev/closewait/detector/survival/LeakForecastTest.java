package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.process.ProcessSample;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The forecast of a leak")
class LeakForecastTest {
    private static final int PORT = 8080;
    private static final long PID = 11;
    private static final long INTERVAL = 250;
    private static final long WATCHED = 40_000;
    /** So old that one socket alone is held to be leaked. */
    private static final long OLD = 3_600_000;
    /** Descriptors that a process has open beside its sockets. */
    private static final int OTHERS_OPEN = 30;
    private static final int LIMIT = 1_000;
    private static final Percentage ABOUT = Percentage.withPercentage(10);

    @ParameterizedTest(name = "one every {0} ms")
    @ValueSource(longs = {200, 500, 1_000})
    void goesOnAtTheRateAtWhichSocketsWereLeaked(long leaksEvery) {
        int leaked = (int) (WATCHED / leaksEvery);
        int left = LIMIT - OTHERS_OPEN - leaked;
        double perSecond = 1_000.0 / leaksEvery;

        Forecast forecast = forecast(leaksEvery, WATCHED, OTHERS_OPEN + leaked, LIMIT);
        assertThat(forecast.leaked()).isBetween(leaked / 4, leaked);
        assertThat(forecast.leaksPerSecond()).isCloseTo(perSecond, ABOUT);
        assertThat(forecast.descriptorsLeft()).hasValue(left);
        assertThat(forecast.secondsToExhaustion().orElseThrow()).isCloseTo(left / perSecond, ABOUT);
    }

    @Test
    void countsAllThatWereLeakedButTheYoungest() {
        assertThat(forecast(500, WATCHED, 110, LIMIT).leaked()).isBetween(60, 80);
    }

    @Test
    void hasNoTimeLeftAtTheLimitNorBeyondIt() {
        for (int open : new int[]{LIMIT, LIMIT + 5}) {
            Forecast forecast = forecast(500, WATCHED, open, LIMIT);
            assertThat(forecast.descriptorsLeft()).hasValue(0);
            assertThat(forecast.secondsToExhaustion().orElseThrow()).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void doesNotGuessDescriptorsThatCouldNotBeCounted() {
        doesNotKnowTheEnd(forecast(500, WATCHED, ProcessSample.UNKNOWN, LIMIT));
    }

    @Test
    void doesNotGuessALimitThatCouldNotBeRead() {
        doesNotKnowTheEnd(forecast(500, WATCHED, 50, ProcessSample.UNKNOWN));
    }

    @Test
    void doesNotSayThatOneSocketGrows() {
        Forecast forecast = forecast(OLD, 2 * OLD - INTERVAL, OTHERS_OPEN + 1, LIMIT);
        assertThat(forecast.leaked()).isEqualTo(1);
        assertThat(forecast.leaksPerSecond()).isZero();
        assertThat(forecast.secondsToExhaustion()).isEmpty();
    }

    private static void doesNotKnowTheEnd(Forecast forecast) {
        assertThat(forecast.leaksPerSecond()).isCloseTo(2, ABOUT);
        assertThat(forecast.descriptorsLeft()).isEmpty();
        assertThat(forecast.secondsToExhaustion()).isEmpty();
    }

    /** What is said at this time of a leak of one answered socket every so many milliseconds. */
    private static Forecast forecast(long leaksEvery, long until, int open, long limit) {
        SurvivalDetector detector = new SurvivalDetector();
        for (long now = until - WATCHED; now <= until; now += INTERVAL) {
            HandMadeLook look = HandMadeLook.at(now).listener(PORT, PID, 0).process(PID, 1, open, limit);
            for (long born = leaksEvery; born <= now; born += leaksEvery) {
                look.socket(born, PORT, PID, (int) (now - born));
            }
            // Beside them there is always one that leaves.
            detector.observe(look.socket(-1 - now, PORT, PID, 5).observation());
        }
        return detector.diagnoses().getFirst().forecast().orElseThrow();
    }
}
