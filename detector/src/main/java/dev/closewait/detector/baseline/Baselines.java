package dev.closewait.detector.baseline;

import dev.closewait.detector.diagnosis.Detector;
import java.util.Map;
import java.util.function.Supplier;

/** The baselines, by name. */
public final class Baselines {
    private Baselines() {}

    /** Makers of each baseline, by the name it is chosen by. */
    public static Map<String, Supplier<Detector>> all() {
        return Map.of(ThresholdRule.NAME, () -> new RuleDetector(ThresholdRule.NAME, ThresholdRule::new),
                TurnoverRule.NAME, () -> new RuleDetector(TurnoverRule.NAME, TurnoverRule::new));
    }
}
