package dev.closewait.detector.trace;

import dev.closewait.detector.stream.BadLineException;
import java.io.IOException;

/** A trace that can be opened again and again, by several threads at once: a file, a resource, a seeded simulation. */
public interface TraceSource {
    /** What it is called before it is opened: the name of the file, or of the simulation. */
    String name();

    /**
     * Opens it at its first observation.
     *
     * @throws IOException when it cannot be read
     * @throws BadLineException when its header is not one
     */
    Trace open() throws IOException, BadLineException;
}
