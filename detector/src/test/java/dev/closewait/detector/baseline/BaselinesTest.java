package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.survival.HandMadeLook;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The baselines")
class BaselinesTest {
    private static final int FIRST_PORT = 8080;
    private static final int PORTS = 16;
    private static final long PID = 11;

    private static final List<String> NAMES = List.of("cusum", "null", "random", "threshold", "trend", "turnover");

    @Test
    void areFoundByTheirNames() {
        assertThat(NAMES).allSatisfy(name -> {
            assertThat(Detectors.named(name).name()).isEqualTo(name);
            assertThat(Detectors.named(name)).isInstanceOf(Baseline.class);
        });
        assertThat(Detectors.names()).containsAll(NAMES).hasSize(NAMES.size() + 1);
    }

    @Test
    void areMadeAnewEachTime() {
        Detectors.named("threshold").observe(HandMadeLook.at(0).listener(FIRST_PORT, PID, 0).observation());
        assertThat(Detectors.named("threshold").diagnoses()).isEmpty();
    }

    @Test
    void beginAnewWithAnotherRecording() {
        for (String name : NAMES) {
            Detector goesOn = Detectors.named(name);
            Detector begins = Detectors.named(name);
            watch(goesOn, 1_000_000, 50);
            watch(goesOn, 0, 200);
            watch(begins, 0, 200);
            assertThat(goesOn.diagnoses()).as(name).isEqualTo(begins.diagnoses());
        }
    }

    /** A minute of looks that show ever more sockets. */
    private static void watch(Detector detector, long firstMillis, int sockets) {
        for (int second = 0; second < 60; second++) {
            detector.observe(HandMadeLook.at(firstMillis + 1_000L * second)
                    .listener(FIRST_PORT, PID, 0)
                    .sockets(0, sockets + second, FIRST_PORT, PID)
                    .observation());
        }
    }

    @Test
    void sayTheMostSevereFirst() {
        Detector turnover = Detectors.named("turnover");
        for (int look = 0; look < 2; look++) {
            HandMadeLook shown = HandMadeLook.at(250L * look);
            for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
                // On every other port there are more sockets at the second look, and on the others there are none.
                shown.listener(port, PID, 0).sockets(0, port % 2 == 0 ? 20 + look : 0, port, PID);
            }
            turnover.observe(shown.observation());
        }
        assertThat(turnover.diagnoses()).extracting(Diagnosis::pattern)
                .contains(Pattern.LEAK, Pattern.HEALTHY)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void forgetTheProcessThatListenedBefore() {
        for (String name : NAMES) {
            Detector detector = Detectors.named(name);
            watch(detector, 0, 0);
            detector.observe(
                    HandMadeLook.at(60_250).listener(FIRST_PORT, PID + 1, 0).process(PID + 1, 2).observation());
            assertThat(detector.diagnoses()).as(name)
                    .extracting(Diagnosis::service)
                    .isSubsetOf(new Service(FIRST_PORT, PID + 1));
        }
    }

    /** What sorts rows by service must not mix them up, nor leave any of the last look behind. */
    @Test
    void seeEachServicesOwnSockets() {
        Detector turnover = Detectors.named("turnover");
        for (int look = 0; look < 3; look++) {
            turnover.observe(HandMadeLook.at(250L * look)
                    .listener(FIRST_PORT, PID, 0)
                    .listener(FIRST_PORT + 1, PID, 0)
                    .sockets(0, 10 + look, FIRST_PORT, PID)
                    .sockets(1_000 + 100 * look, 1_040 + 100 * look, FIRST_PORT + 1, PID)
                    .sockets(20, 30 + look, FIRST_PORT, PID)
                    .observation());
        }
        assertThat(turnover.diagnoses()).extracting(Diagnosis::service, Diagnosis::pattern)
                .containsExactly(tuple(new Service(FIRST_PORT, PID), Pattern.LEAK),
                        tuple(new Service(FIRST_PORT + 1, PID), Pattern.FAST_CHURN));
    }
}
