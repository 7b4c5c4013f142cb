package dev.closewait.detector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.FixPlan.CannotTell;
import dev.closewait.detector.diagnosis.FixPlan.LimitHolds;
import dev.closewait.detector.diagnosis.FixPlan.RaiseLimit;
import dev.closewait.detector.diagnosis.FixPlan.Restart;
import dev.closewait.detector.diagnosis.FixPlan.RollBack;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The plan until a fix")
class FixPlannerTest {
    private static final long PID = 11;
    private static final int ORDINARY = 30;
    private static final int MANY_LEAKED = 10_000;
    private static final double SECONDS_PER_HOUR = 3_600;

    /** What is left is given in hours at the rate; with so many leaked, the early end less the margin is 88 % of them. */
    @ParameterizedTest(name = "{0}: {5}")
    @CsvSource(textBlock = """
            # what is left,                         soft, hard, perHour, fixInHours, plan
            two days,                               48,   48,   400,     24,         LimitHolds
            a day and a quarter,                    30,   30,   400,     24,         LimitHolds
            a day on average,                       24,   24,   400,     24,         Restart
            a hard limit of five days,              12,   120,  400,     24,         RaiseLimit
            a hard limit of a day and a quarter,    12,   30,   400,     24,         RaiseLimit
            a hard limit of a day on average,       12,   24,   400,     24,         Restart
            two hours again and again,              0,    2,    40000,   24,         Restart
            half an hour again and again,           0,    0.5,  40000,   24,         RollBack
            half an hour and once is enough,        0,    0.5,  40000,   0.5,        Restart
            nothing but a restart brings a day,     0,    0,    400,     24,         Restart
            """)
    void isTheMildestThatCanBeReliedOn(String what, double soft, double hard, double perHour, double fixInHours,
            String plan) {
        FixPlan said = plan(MANY_LEAKED, perHour / SECONDS_PER_HOUR, Math.round(soft * perHour),
                Math.round(hard * perHour), Duration.ofSeconds(Math.round(fixInHours * SECONDS_PER_HOUR)));
        assertThat(said.getClass().getSimpleName()).as(what).isEqualTo(plan);
    }

    @Test
    void saysHowOftenUntilThen() {
        FixPlan plan = plan(1_000, 0.05, 1_000, 1_000, Duration.ofDays(2));
        Restart restart = (Restart) plan;
        assertThat(restart.first()).isBetween(Duration.ofHours(4), Duration.ofHours(5));
        assertThat(restart.every()).isGreaterThan(restart.first());
        assertThat(restart.first().plus(restart.every().multipliedBy(restart.times())))
                .isGreaterThanOrEqualTo(Duration.ofDays(2));
        assertThat(restart.first().plus(restart.every().multipliedBy(restart.times() - 1)))
                .isLessThan(Duration.ofDays(2));
    }

    @Test
    void isNoneWhereDescriptorsAreUnknown() {
        Forecast forecast = new Forecast(10, true, new LeakRate(9, 9), Optional.empty(), OptionalLong.empty());
        assertThat(FixPlanner.plan(forecast, Duration.ofDays(1))).isInstanceOfSatisfying(CannotTell.class,
                cannot -> assertThat(cannot.why()).contains("as its user or as root"));
    }

    @Test
    void isNoneForASingleSocket() {
        Forecast forecast = new Forecast(1, false, new LeakRate(0, 9), Optional.of(room(1, 100, 100)),
                OptionalLong.empty());
        assertThat(FixPlanner.plan(forecast, Duration.ofDays(1))).isInstanceOf(CannotTell.class);
    }

    @Test
    void waitsWhenTheLeakHasStoppedGrowing() {
        Forecast forecast = new Forecast(50, false, new LeakRate(0, 9), Optional.of(room(50, 100, 100)),
                OptionalLong.empty());
        assertThat(FixPlanner.plan(forecast, Duration.ofDays(300))).isEqualTo(new LimitHolds());
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2", "3"})
    void neverGetsWorseByMoreDescriptorsNorByAnEarlierFixNorByASlowerLeak(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int leaked = 2 + random.nextInt(2_000);
            double perSecond = Math.exp(random.nextDouble(-7, 3));
            long soft = (long) Math.exp(random.nextDouble(0, 12));
            long hard = soft + (random.nextBoolean() ? 0 : random.nextInt(100_000));
            Duration fixIn = Duration.ofSeconds((long) Math.exp(random.nextDouble(3, 15)));
            int severity = severity(plan(leaked, perSecond, soft, hard, fixIn));

            assertThat(severity(plan(leaked, perSecond, soft + 1_000, hard + 1_000, fixIn))).as("more descriptors")
                    .isLessThanOrEqualTo(severity);
            assertThat(severity(plan(leaked, perSecond, soft, hard + 5_000, fixIn))).as("a higher hard limit")
                    .isLessThanOrEqualTo(severity);
            assertThat(severity(plan(leaked, perSecond / 2, soft, hard, fixIn))).as("a slower leak")
                    .isLessThanOrEqualTo(severity);
            assertThat(severity(plan(leaked, perSecond, soft, hard, fixIn.dividedBy(2)))).as("an earlier fix")
                    .isLessThanOrEqualTo(severity);
        }
    }

    private static int severity(FixPlan plan) {
        return switch (plan) {
            case LimitHolds _ -> 0;
            case RaiseLimit _ -> 1;
            case Restart _ -> 2;
            case RollBack _ -> 3;
            case CannotTell _ -> throw new AssertionError("everything is known: " + plan);
        };
    }

    private static FixPlan plan(int leaked, double perSecond, long softLeft, long hardLeft, Duration fixIn) {
        Forecast forecast = new Forecast(leaked, true, new LeakRate(leaked - 1, (leaked - 1) / perSecond),
                Optional.of(room(leaked, softLeft, hardLeft)), OptionalLong.empty());
        return FixPlanner.plan(forecast, fixIn);
    }

    private static Headroom room(int leaked, long softLeft, long hardLeft) {
        int open = leaked + ORDINARY;
        return new Headroom(PID, open, open + softLeft, open + hardLeft, 1);
    }
}
