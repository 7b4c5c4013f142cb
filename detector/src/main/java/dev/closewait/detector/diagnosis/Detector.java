package dev.closewait.detector.diagnosis;

import dev.closewait.detector.observation.Observation;
import java.util.List;

/**
 * Takes observations one by one, and tells what they mean. It sees nothing else: it owns no thread and reads no
 * clock, so it says the same of a live machine, a recorded trace and a simulated one.
 *
 * <p>One that is to be found by its name is a public class with a public constructor without arguments, and stands in {@code
 * META-INF/services} as {@link java.util.ServiceLoader} wants it; {@code @AutoService(Detector.class)} writes that.
 */
public interface Detector {
    /** The name it is chosen by, such as {@code survival}. */
    String name();

    /** Takes the next observation. It keeps nothing of the observation's columns but what it copies. */
    void observe(Observation observation);

    /**
     * What it holds of each service that it has seen enough of, the most severe first. Empty while nothing can be
     * said yet.
     */
    List<Diagnosis> diagnoses();

    /**
     * The first lines of {@link #diagnoses()}, in the same order. Who only counts what is said asks for these at each look: a
     * detector whose evidence takes time to put into words need not do so here.
     */
    default List<Headline> headlines() {
        return diagnoses().stream().map(Headline::of).toList();
    }
}
