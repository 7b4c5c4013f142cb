package dev.closewait.detector.trace;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.ObservationWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a trace as {@code docs/trace-format.md} describes it: its header, then its observations. The same trace gives the
 * same bytes, also compressed. Not safe for use by several threads.
 */
public final class TraceWriter implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Writer out;
    private final ObservationWriter observations;

    /**
     * Writes the header.
     *
     * @param out flushed after each line, and closed with this writer
     * @throws IOException when it cannot be written
     */
    public TraceWriter(OutputStream out, TraceHeader header) throws IOException {
        this(out, header, Optional.empty());
    }

    /**
     * Writes the header.
     *
     * @param out flushed after each line, and closed with this writer
     * @param source where the sockets are read from; empty when that is not known
     * @throws IOException when it cannot be written
     */
    public TraceWriter(OutputStream out, TraceHeader header, Optional<String> source) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), BUFFER_BYTES);
        this.observations = new ObservationWriter(this.out, source);
        observations.head(new HeaderFormat(), header);
    }

    /**
     * Compresses what is written, so that it takes the least room: nothing of the last lines can be read before it is closed.
     *
     * @param out closed with what this gives; {@code zcat} reads what stands in it then
     * @throws IOException when it cannot be written
     */
    public static OutputStream compressing(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER_BYTES);
    }

    /**
     * Writes one more line.
     *
     * @throws IOException when it cannot be written; a part of it may have been
     */
    public void write(Observation observation) throws IOException {
        observations.write(observation);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
