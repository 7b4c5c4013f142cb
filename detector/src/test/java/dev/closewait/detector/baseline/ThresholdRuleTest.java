package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.survival.HandMadeLook;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The threshold rule")
class ThresholdRuleTest {
    private static final int PORT = 8080;
    private static final long PID = 11;
    private static final int ALLOWED = 100;
    private static final int TOO_MANY = 101;
    private static final long TWO_MINUTES = 120_000;
    private static final long INTERVAL = 5_000;

    private final Detector detector = Detectors.named("threshold");

    @Test
    void isChosenByItsName() {
        assertThat(detector.name()).isEqualTo("threshold");
    }

    @Test
    void callsMoreThanAHundredALeakOnlyAfterTwoWholeMinutes() {
        for (long millis = 0; millis < TWO_MINUTES; millis += INTERVAL) {
            assertThat(after(millis, TOO_MANY)).as("at %d ms", millis).isEqualTo(Pattern.HEALTHY);
        }
        assertThat(after(TWO_MINUTES - 1, TOO_MANY)).isEqualTo(Pattern.HEALTHY);
        assertThat(after(TWO_MINUTES, TOO_MANY)).isEqualTo(Pattern.LEAK);
    }

    @Test
    void neverMindsAHundred() {
        assertThat(after(0, ALLOWED)).isEqualTo(Pattern.HEALTHY);
        assertThat(after(10 * TWO_MINUTES, ALLOWED)).isEqualTo(Pattern.HEALTHY);
    }

    @Test
    void beginsAnewWhenThereWereFewerMeanwhile() {
        after(INTERVAL, TOO_MANY);
        after(TWO_MINUTES - INTERVAL, ALLOWED);
        assertThat(after(TWO_MINUTES, TOO_MANY)).isEqualTo(Pattern.HEALTHY);
        assertThat(after(2 * TWO_MINUTES - 1, TOO_MANY)).isEqualTo(Pattern.HEALTHY);
        assertThat(after(2 * TWO_MINUTES, TOO_MANY)).isEqualTo(Pattern.LEAK);
    }

    @Test
    void takesTheLeakBackAtOnce() {
        after(0, TOO_MANY);
        assertThat(after(TWO_MINUTES, TOO_MANY)).isEqualTo(Pattern.LEAK);
        assertThat(after(TWO_MINUTES + INTERVAL, ALLOWED)).isEqualTo(Pattern.HEALTHY);
    }

    @Test
    void remembersSinceWhenItSaysSo() {
        after(0, TOO_MANY);
        after(TWO_MINUTES, TOO_MANY);
        after(2 * TWO_MINUTES, TOO_MANY);
        assertThat(detector.diagnoses()).singleElement()
                .extracting(Diagnosis::since)
                .isEqualTo(Instant.EPOCH.plusMillis(TWO_MINUTES));
    }

    @Test
    void countsEachServiceAlone() {
        for (long millis : new long[]{0, TWO_MINUTES}) {
            detector.observe(HandMadeLook.at(millis)
                    .listener(PORT, PID, 0)
                    .listener(PORT + 1, PID, 0)
                    .sockets(0, TOO_MANY, PORT + 1, PID)
                    .sockets(TOO_MANY, TOO_MANY + ALLOWED, PORT, PID)
                    .observation());
        }
        assertThat(detector.diagnoses()).filteredOn(Diagnosis::pattern, Pattern.LEAK)
                .extracting(Diagnosis::service)
                .containsExactly(new Service(PORT + 1, PID));
        assertThat(detector.diagnoses()).filteredOn(Diagnosis::pattern, Pattern.HEALTHY).hasSize(1);
    }

    /** What is said after a look at this time that shows as many sockets. */
    private Pattern after(long millis, int sockets) {
        detector.observe(HandMadeLook.at(millis).listener(PORT, PID, 0).sockets(0, sockets, PORT, PID).observation());
        return detector.diagnoses().getFirst().pattern();
    }
}
