package dev.closewait.detector.trace;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Observations one after the other, and what was true of them. Not safe for use by several threads. */
public interface Trace extends Closeable {
    /** What stands before the observations; of a simulated trace the label is whole only when there are no more. */
    TraceHeader header();

    /**
     * The next observation; its columns are filled again by the one after it.
     *
     * @return empty at the end
     * @throws BadLineException when the next line is no observation; the one after it can be read
     * @throws IOException when the trace cannot be read on
     */
    Optional<Observation> next() throws BadLineException, IOException;
}
