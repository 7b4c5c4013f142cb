package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    /** Four a second, and no quiet time at the end. */
    private static final LeakGrowth GROWTH = new LeakGrowth(41, 10_000, 0);

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

    @ParameterizedTest(name = "{0} leaked, quiet for {1} of 10 s: {2}")
    @CsvSource({"2, 5, true", "2, 9.8, true", "2, 9.95, false", "8, 4, true", "8, 5, false", "100, 0.3, true",
        "100, 0.5, false"})
    void hasStoppedGrowingWhenChanceDoesNotExplainTheQuiet(int leaked, double quietSeconds, boolean growing) {
        LeakGrowth growth = new LeakGrowth(leaked, 10_000, quietSeconds * 1_000);
        Forecast forecast = LeakForecast.of(growth, List.of(process(PID, 40, 100, 200)), host(60), leaked);
        assertThat(forecast.growing()).isEqualTo(growing);
        assertThat(forecast.leaksPerSecond() > 0).isEqualTo(growing);
        assertThat(forecast.secondsToExhaustion().isPresent()).isEqualTo(growing);
        assertThat(forecast.secondsGainedByHardLimit().isPresent()).isEqualTo(growing);
        assertThat(forecast.descriptorsLeft()).hasValue(60);
    }

    @Test
    void hasNotEndedWhenItIsQuietBecauseNothingIsLeft() {
        LeakGrowth growth = new LeakGrowth(101, 20_000, 10_000);
        Forecast forecast = LeakForecast.of(growth, List.of(process(PID, 100, 100, 200)), host(60), 101);
        assertThat(forecast.growing()).isTrue();
        assertThat(forecast.leaksPerSecond()).as("before it was quiet").isCloseTo(10, ABOUT);
        assertThat(forecast.restartWithinSeconds()).hasValue(0);
    }

    @Test
    void asksForARestartBeforeTheEarlyEnd() {
        Forecast forecast = LeakForecast.of(GROWTH, List.of(process(PID, 40, 1_000, 4_000)), host(60), 41);
        assertThat(forecast.exhaustion()).hasValueSatisfying(time -> {
            assertThat(time.low()).isLessThan(time.value());
            assertThat(time.high()).isGreaterThan(time.value());
            assertThat(forecast.restartWithinSeconds().orElseThrow()).isPositive().isLessThan(time.low());
        });
    }

    @Test
    void tellsWhatARaisedLimitBuys() {
        Forecast forecast = LeakForecast.of(GROWTH, List.of(process(PID, 40, 1_000, 4_000)), host(60), 41);
        assertThat(forecast.secondsGainedByHardLimit().orElseThrow()).isCloseTo(3_000 / 4.0, ABOUT);
        assertThat(forecast.secondsGainedByStep().orElseThrow()).isCloseTo(10_000 / 4.0, ABOUT);
        assertThat(forecast.headroom().orElseThrow().raiseCommand()).isEqualTo("prlimit --pid 11 --nofile=4000:4000");
    }

    @Test
    void buysNothingWhereTheLimitCannotBeRaised() {
        Forecast forecast = LeakForecast.of(GROWTH, List.of(process(PID, 40, 1_000, 1_000)), host(60), 41);
        assertThat(forecast.secondsGainedByHardLimit()).isEmpty();
    }

    @Test
    void isAboutTheProcessWithTheLeastTimeLeft() {
        Forecast forecast = LeakForecast.of(GROWTH,
                List.of(process(PID, 20, 1_000, 1_000), process(PID + 1, 60, 1_000, 1_000),
                        process(PID + 2, ProcessSample.UNKNOWN, 1_000, 1_000)),
                host(60), 41);
        assertThat(forecast.headroom().orElseThrow().pid()).isEqualTo(PID + 1);
        assertThat(forecast.leaksPerSecond()).as("of the service").isCloseTo(4, ABOUT);
        assertThat(forecast.secondsToExhaustion().orElseThrow()).as("of the process").isCloseTo(940 / 3.0, ABOUT);
    }

    @Test
    void countsTheConnectionsThatARestartCutsWithoutThoseThatAreOver() {
        List<ProcessSample> processes = List.of(process(PID, 40, 1_000, 1_000));
        assertThat(LeakForecast.of(GROWTH, processes, host(60), 41).openConnections()).hasValue(19);
        assertThat(LeakForecast.of(GROWTH, processes, host(30), 41).openConnections()).hasValue(0);
        assertThat(LeakForecast.of(GROWTH, processes, host(HostSample.UNKNOWN), 41).openConnections()).isEmpty();
    }

    private static void doesNotKnowTheEnd(Forecast forecast) {
        assertThat(forecast.leaksPerSecond()).isCloseTo(2, ABOUT);
        assertThat(forecast.descriptorsLeft()).isEmpty();
        assertThat(forecast.secondsToExhaustion()).isEmpty();
    }

    private static ProcessSample process(long pid, int open, long soft, long hard) {
        return new ProcessSample(pid, 1, 1, "by-hand", false, 0, 0, 0, open, soft, hard, 0);
    }

    private static HostSample host(long established) {
        return new HostSample(2, 0, 0, 0, established);
    }

    /** What is said at this time of a leak of one answered socket every so many milliseconds. */
    private static Forecast forecast(long leaksEvery, long until, int open, long limit) {
        SurvivalDetector detector = new SurvivalDetector();
        for (long now = leaksEvery == OLD ? 0 : until - WATCHED; now <= until; now += INTERVAL) {
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
