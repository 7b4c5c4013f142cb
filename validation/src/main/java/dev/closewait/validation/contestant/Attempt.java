package dev.closewait.validation.contestant;

import dev.closewait.detector.observation.Observation;
import java.util.List;

/** A contestant at work on one trace. Closing it ends whatever was started for it. */
public interface Attempt extends AutoCloseable {
    /**
     * Shows it the next observation, and asks what it holds now.
     *
     * @return what it says of each service, the most severe first; empty while it says nothing
     * @throws ContestantException when it crashed, did not answer in time, or answered nonsense: it has lost the trace
     */
    List<Said> observe(Observation observation) throws ContestantException, InterruptedException;

    @Override
    void close();
}
