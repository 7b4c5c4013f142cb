package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A detector says the very same of what was written and read back as of what it saw live. */
class ReplayTest {
    private static final int LOOKS = 60;
    private static final int EVERY_MILLIS = 250;
    /** One that never says anything, and one that does when the lot falls so. */
    private static final Set<String> SILENT = Set.of("null", "random");

    @Test
    void aDetectorSaysOfARecordingWhatItSaysLive() {
        for (String name : Detectors.names()) {
            Detector live = Detectors.named(name);
            Detector replayed = Detectors.named(name);
            MadeUpService service = new MadeUpService(42);
            service.leakProbability = 0.05;
            List<List<Diagnosis>> said = new ArrayList<>();
            for (int look = 0; look < LOOKS; look++) {
                service.run(EVERY_MILLIS);
                Observation seen = service.look();
                live.observe(seen);
                replayed.observe(Lines.throughText(seen));

                assertThat(replayed.diagnoses()).isEqualTo(live.diagnoses());
                said.add(live.diagnoses());
            }
            assertThat(said).as("what " + name + " said")
                    .satisfiesAnyOf(_ -> assertThat(SILENT).contains(name),
                            each -> assertThat(each.getLast()).isNotEmpty());
        }
    }
}
