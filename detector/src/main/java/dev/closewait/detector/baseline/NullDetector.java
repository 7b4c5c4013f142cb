package dev.closewait.detector.baseline;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.util.List;

/** Never says anything: no false alarm, and nothing found. Who does no better than this is of no use. */
@AutoService(Detector.class)
public final class NullDetector implements Baseline {
    @Override
    public String name() {
        return "null";
    }

    @Override
    public void observe(Observation observation) {}

    @Override
    public List<Diagnosis> diagnoses() {
        return List.of();
    }
}
