package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Headline;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether somebody asks why, and how often, changes nothing of what is said. */
class HeadlinesTest {
    private static final int MOST_LOOKS = 200;

    @ParameterizedTest
    @EnumSource(Specimen.class)
    void areTheFirstLinesOfTheDiagnoses(Specimen specimen) throws Exception {
        Detector asked = Detectors.named("survival");
        Detector onlyRead = Detectors.named("survival");
        int said = 0;
        try (Trace trace = specimen.trace(1).open()) {
            Optional<Observation> look = trace.next();
            for (int looks = 0; look.isPresent() && looks < MOST_LOOKS; looks++) {
                asked.observe(look.get());
                onlyRead.observe(look.get());
                List<Diagnosis> diagnoses = asked.diagnoses();
                assertThat(onlyRead.headlines()).isEqualTo(diagnoses.stream().map(Headline::of).toList());
                said += diagnoses.size();
                look = trace.next();
            }
        }
        assertThat(said).isPositive();
        assertThat(onlyRead.diagnoses()).isEqualTo(asked.diagnoses());
    }
}
