package dev.closewait.detector;

import dev.closewait.detector.baseline.Baselines;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.survival.SurvivalDetector;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The detectors that can be chosen by name. */
public final class Detectors {
    /** The one that is used unless another is asked for. */
    public static final String DEFAULT = SurvivalDetector.NAME;

    private static final Map<String, Supplier<Detector>> BY_NAME = new TreeMap<>(Baselines.all());

    static {
        BY_NAME.put(SurvivalDetector.NAME, SurvivalDetector::new);
    }

    private Detectors() {}

    /** The names there are, in alphabetical order. */
    public static SortedSet<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /**
     * A new detector of this name.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Detector named(String name) {
        Supplier<Detector> maker = BY_NAME.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "no detector is named '" + name + "'; there are " + String.join(", ", names()));
        }
        return maker.get();
    }
}
