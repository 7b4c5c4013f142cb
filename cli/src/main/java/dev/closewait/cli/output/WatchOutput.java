package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import java.util.List;

/** How a watch is shown while it goes on. */
public interface WatchOutput extends AutoCloseable {
    /** A look was taken, and this is what is held now. */
    void looked(Observation observation, List<Diagnosis> diagnoses);

    /** What is held of a service has changed. */
    void changed(Diagnosis diagnosis);

    /** The watch is over, and this is what is held in the end. */
    void ended(List<Diagnosis> diagnoses);

    /** Gives back what showing it took, in whatever way the watch came to its end. */
    @Override
    default void close() {}
}
