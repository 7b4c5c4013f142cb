package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.survival.HandMadeLook;
import java.util.Comparator;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The baselines")
class BaselinesTest {
    private static final int FIRST_PORT = 8080;
    private static final int PORTS = 16;
    private static final long PID = 11;

    @Test
    void areKnownByTheirNames() {
        assertThat(Baselines.all()).containsOnlyKeys("threshold", "turnover");
        Baselines.all().forEach((name, maker) -> assertThat(maker.get().name()).isEqualTo(name));
    }

    @Test
    void areMadeAnewEachTime() {
        Supplier<Detector> maker = Baselines.all().values().iterator().next();
        maker.get().observe(HandMadeLook.at(0).listener(FIRST_PORT, PID, 0).observation());
        assertThat(maker.get().diagnoses()).isEmpty();
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
        for (Supplier<Detector> maker : Baselines.all().values()) {
            Detector detector = maker.get();
            detector.observe(HandMadeLook.at(0).listener(FIRST_PORT, PID, 0).process(PID, 1).observation());
            detector.observe(HandMadeLook.at(250).listener(FIRST_PORT, PID + 1, 0).process(PID + 1, 2).observation());
            assertThat(detector.diagnoses()).extracting(Diagnosis::service)
                    .containsExactly(new Service(FIRST_PORT, PID + 1));
        }
    }
}
