package dev.closewait.detector.stream;

import dev.closewait.detector.observation.Observation;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes observations, a line of JSON each, as {@code docs/observations.md} describes them; in ASCII, so that it does not
 * matter which encoding they are passed on in. Nothing of an observation is kept. Not safe for use by several threads.
 */
public final class ObservationWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // A line that could not be written whole is not to look as if it was.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final Writer out;
    private final Optional<String> source;
    private final LineFormat format = new LineFormat();

    /**
     * @param out flushed after each line, and left open
     * @param source where the sockets are read from, as {@link dev.closewait.detector.socket.SocketTable#source()} says it
     */
    public ObservationWriter(Writer out, String source) {
        this(out, Optional.of(source));
    }

    /**
     * @param out flushed after each line, and left open
     * @param source where the sockets are read from; empty when that is not known
     */
    public ObservationWriter(Writer out, Optional<String> source) {
        this.out = out;
        this.source = source;
    }

    /**
     * Writes what stands before the observations, in a line of its own.
     *
     * @throws IOException as {@link #write}
     */
    public <T> void head(HeadFormat<T> format, T head) throws IOException {
        line(json -> format.write(json, head));
    }

    /**
     * Writes one more line.
     *
     * @throws IOException when it could not be written; a part of it may have been
     */
    public void write(Observation observation) throws IOException {
        line(json -> format.write(json, observation, source));
    }

    private void line(Consumer<JsonGenerator> object) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            object.accept(json);
        } catch (JacksonIOException failure) {
            throw JsonInput.cause(failure);
        }
        out.write('\n');
        out.flush();
    }
}
