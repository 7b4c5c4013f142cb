package dev.closewait.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.FixPlanner;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Headroom;
import dev.closewait.detector.diagnosis.LeakRate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A forecast")
class ForecastTextTest {
    private static final LeakRate TWO_A_SECOND = new LeakRate(400, 200);

    @Test
    void tellsHowFastHowLongWhenToRestartAndWhatMoreDescriptorsBuy() {
        Forecast forecast = growing(500, 1_000, 4_000);
        assertThat(ForecastText.sentences(forecast)).containsExactly(
                "401 leaked, 2.00 more a second (1.81 to 2.20); the 500 descriptors that pid 11 has left last for "
                        + "4 min 10 s (3 min 39 s to 4 min 44 s).",
                "Restart it within 3 min 17 s at the latest; that cuts at most 37 connections that are open on this machine.",
                "Its limit can be raised while it runs, which buys 25 min: prlimit --pid 11 --nofile=4000:4000; "
                        + "each further 10,000 descriptors buy 1 h 23 min.");
    }

    @Test
    void saysThatTheLimitIsReached() {
        assertThat(ForecastText.sentences(growing(1_000, 1_000, 1_000))).satisfiesExactly(
                first -> assertThat(first).endsWith("Pid 11 has reached its limit of 1,000 descriptors: it cannot "
                        + "accept anything any more."),
                second -> assertThat(second).startsWith("Restart it now;"),
                third -> assertThat(third).startsWith("Its limit is at the hard limit of 1,000"));
    }

    @Test
    void saysThatItHasStoppedGrowing() {
        Forecast forecast = new Forecast(50, false, new LeakRate(0, 90), Optional.of(room(500, 1_000, 1_000)),
                OptionalLong.empty());
        assertThat(ForecastText.sentences(forecast)).containsExactly(
                "50 leaked, and none more for 1 min 30 s: it has stopped growing. Pid 11 has 500 descriptors left.");
    }

    @Test
    void saysWhatItMayNotRead() {
        Forecast forecast = new Forecast(401, true, TWO_A_SECOND, Optional.empty(), OptionalLong.empty());
        assertThat(ForecastText.sentences(forecast)).singleElement()
                .asString()
                .endsWith("could not be read: run closewait as the process's user, or as root.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2m | 1000  | 1000  | LIMIT_HOLDS | The fix is due in 2 min. The limit holds until then; nothing has to be done.
            5m | 1000  | 4000  | RAISE_LIMIT | The fix is due in 5 min. The limit does not hold until then, but the hard limit does: prlimit --pid 11 --nofile=4000:4000
            5m | 1000  | 1000  | RESTART     | The fix is due in 5 min. The limit does not hold until then: restart within 3 min 17 s, once.
            3d | 20000 | 20000 | RESTART     | The fix is due in 3 d. The limit does not hold until then: restart within 2 h 12 min, then every 2 h 15 min, 31 times in all.
            3d | 1000  | 1000  | ROLL_BACK   | The fix is due in 3 d. It would take 719 restarts, one every 6 min, each cutting every open connection: roll back to the release before the leak, and until that is done restart within 3 min 17 s.
            """)
    void leadsToAPlan(String fix, long soft, long hard, String plan, String sentence) {
        Duration fixIn = Duration.parse((fix.endsWith("d") ? "P" : "PT") + fix);
        JsonNode json = ForecastJson.plan(FixPlanner.plan(growing(500, soft, hard), fixIn), fixIn);
        assertThat(json.path("sentence").asString()).isEqualTo(sentence);
        assertThat(json.path("plan").asString()).isEqualTo(plan);
    }

    @Test
    void keepsItsFieldsInJson() {
        JsonNode json = ForecastJson.forecast(growing(500, 1_000, 4_000));
        assertThat(json.propertyNames()).containsExactly("leaked", "growing", "leaksPerSecond",
                "leaksPerSecondInterval", "pid", "descriptorsLeft", "softLimit", "hardLimit", "raiseCommand",
                "secondsToExhaustion", "secondsToExhaustionInterval", "restartWithinSeconds", "openConnections",
                "secondsGainedByHardLimit", "secondsGainedBy10000Descriptors");
        assertThat(json.path("leaksPerSecond").asDouble()).isEqualTo(2);
        assertThat(json.path("descriptorsLeft").asLong()).isEqualTo(500);
        assertThat(json.path("secondsToExhaustion").asDouble()).isEqualTo(250);
    }

    private static Forecast growing(long open, long soft, long hard) {
        return new Forecast(401, true, TWO_A_SECOND, Optional.of(room(open, soft, hard)), OptionalLong.of(37));
    }

    private static Headroom room(long open, long soft, long hard) {
        return new Headroom(11, open, soft, hard, 1);
    }
}
