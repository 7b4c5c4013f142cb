package dev.closewait.detector.stream;

import tools.jackson.core.JsonGenerator;

/**
 * How something else stands in the first line, before the observations: an object whose first field tells it from one.
 *
 * @param <T> what stands there
 */
public interface HeadFormat<T> {
    /** The name of its first field. */
    String firstField();

    /** Writes it as an object. */
    void write(JsonGenerator out, T head);

    /**
     * Reads it; the object stands there.
     *
     * @throws BadLineException when it is something else after all
     */
    T read(JsonInput in) throws BadLineException;
}
