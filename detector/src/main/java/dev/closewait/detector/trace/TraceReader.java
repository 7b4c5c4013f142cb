package dev.closewait.detector.trace;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.ObservationReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a trace from a stream, compressed by gzip or not. Observations without a header, as {@code closewait observe}
 * prints them, are a trace without a label.
 */
public final class TraceReader implements Trace {
    private final ObservationReader observations;
    private final TraceHeader header;
    private Optional<BadLineException> badHeader = Optional.empty();

    /**
     * Begins to read, and waits for the first line. One that begins as a header and is none is told of by the first
     * {@link #next()}, so that who does not need the header can go on without.
     *
     * @param name what the trace is called if it does not say itself
     * @param in closed with this reader
     * @throws IOException when it cannot be read
     */
    public TraceReader(String name, InputStream in) throws IOException {
        observations = new ObservationReader(in);
        header = read().orElseGet(() -> TraceHeader.none(name));
    }

    private Optional<TraceHeader> read() throws IOException {
        try {
            return observations.head(new HeaderFormat());
        } catch (BadLineException bad) {
            badHeader = Optional.of(bad);
            return Optional.empty();
        }
    }

    /**
     * Makes sure that there is a good header or none.
     *
     * @throws BadLineException when there is a bad one
     */
    void requireHeader() throws BadLineException {
        if (badHeader.isPresent()) {
            throw badHeader.get();
        }
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public Optional<Observation> next() throws BadLineException, IOException {
        if (badHeader.isPresent()) {
            BadLineException bad = badHeader.get();
            badHeader = Optional.empty();
            throw bad;
        }
        return observations.next();
    }

    @Override
    public void close() throws IOException {
        observations.close();
    }
}
