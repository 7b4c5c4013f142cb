package dev.closewait.scenarios.grade;

import dev.closewait.detector.diagnosis.Diagnosis;
import java.util.List;

/**
 * What the detector said after one observation.
 *
 * @param nanos the observation's instant, on its own clock
 * @param diagnoses what it then held, the most severe first
 */
public record Statement(long nanos, List<Diagnosis> diagnoses) {
    public Statement {
        diagnoses = List.copyOf(diagnoses);
    }
}
