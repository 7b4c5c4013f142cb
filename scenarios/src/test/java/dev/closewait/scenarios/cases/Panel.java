package dev.closewait.scenarios.cases;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import dev.closewait.scenarios.grade.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All detectors, each shown the same observations; what each said is kept. It speaks with the voice of the default one. */
final class Panel implements Detector {
    private final Map<Detector, List<Statement>> said = new LinkedHashMap<>();
    private final Detector spokesman = Detectors.named(Detectors.DEFAULT);

    Panel() {
        said.put(spokesman, new ArrayList<>());
        Detectors.names()
                .stream()
                .filter(name -> !name.equals(Detectors.DEFAULT))
                .forEach(name -> said.put(Detectors.named(name), new ArrayList<>()));
    }

    @Override
    public String name() {
        return "panel";
    }

    @Override
    public void observe(Observation observation) {
        said.forEach((detector, statements) -> {
            detector.observe(observation);
            statements.add(new Statement(observation.nanos(), detector.diagnoses()));
        });
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return spokesman.diagnoses();
    }

    /** What each detector said after each observation; the default one comes first. */
    Map<String, List<Statement>> said() {
        Map<String, List<Statement>> byName = new LinkedHashMap<>();
        said.forEach((detector, statements) -> byName.put(detector.name(), statements));
        return byName;
    }
}
