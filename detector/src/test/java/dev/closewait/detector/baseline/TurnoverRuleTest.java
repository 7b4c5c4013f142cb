package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.HandMadeLook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The turnover rule")
class TurnoverRuleTest {
    private static final int PORT = 8080;
    private static final long PID = 11;
    private static final long INTERVAL = 250;

    private final Detector detector = Detectors.named("turnover");
    private long millis;

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(textBlock = """
            # of sockets 0 to 19 at the first look, the second shows those from and to
            all gone,                    20, 40, FAST_CHURN
            seven in ten gone,           14, 34, FAST_CHURN
            almost seven in ten gone,    13, 33, CPU_STARVED
            a few gone,                  2,  22, CPU_STARVED
            a few gone and many come,    2,  60, CPU_STARVED
            one gone and more come,      1,  22, LEAK
            none gone and one comes,     0,  21, LEAK
            eight are left,              12, 20, CPU_STARVED
            seven are left,              13, 20, HEALTHY
            none are left,               20, 20, HEALTHY
            """)
    void goesByHowManyEndpointsAreGone(String why, long first, long end, Pattern expected) {
        show(0, 20);
        assertThat(look(first, end)).as(why).isEqualTo(expected);
    }

    @Test
    void keepsToWhatItSaidWhileNothingChanges() {
        show(0, 20);
        show(20, 40);
        assertThat(look(20, 40)).isEqualTo(Pattern.FAST_CHURN);
    }

    @Test
    void takesALeakBackWhenItsSocketsAreGone() {
        show(0, 20);
        assertThat(look(0, 25)).isEqualTo(Pattern.LEAK);
        assertThat(look(100, 103)).isEqualTo(Pattern.HEALTHY);
    }

    @Test
    void comparesWithTheLookBeforeAndNoEarlierOne() {
        show(0, 20);
        show(20, 40);
        assertThat(look(20, 41)).isEqualTo(Pattern.LEAK);
    }

    @Test
    void saysNothingOfManySocketsAtTheFirstLook() {
        detector.observe(HandMadeLook.at(0).listener(PORT, PID, 0).sockets(0, 20, PORT, PID).observation());
        assertThat(detector.diagnoses()).isEmpty();
    }

    /** What is said after a look that shows the sockets from this cookie to before the other. */
    private Pattern look(long firstCookie, long endCookie) {
        show(firstCookie, endCookie);
        return detector.diagnoses().stream().map(Diagnosis::pattern).findFirst().orElseThrow();
    }

    private void show(long firstCookie, long endCookie) {
        millis += INTERVAL;
        detector.observe(HandMadeLook.at(millis)
                .listener(PORT, PID, 0)
                .sockets(firstCookie, endCookie, PORT, PID)
                .observation());
    }
}
