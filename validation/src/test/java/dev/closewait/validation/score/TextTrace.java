package dev.closewait.validation.score;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.ObservationReader;
import dev.closewait.detector.stream.ObservationWriter;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A trace whose observations are lines of text, good and bad, read as those of a file are. */
record TextTrace(TraceHeader header, String lines) implements TraceSource {
    @Override
    public String name() {
        return header.name();
    }

    /** The lines of these observations. */
    static List<String> lines(List<Observation> observations) {
        StringWriter text = new StringWriter();
        try {
            ObservationWriter writer = new ObservationWriter(text, "made up");
            for (Observation observation : observations) {
                writer.write(observation);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().lines().toList();
    }

    @Override
    public Trace open() {
        ObservationReader reader = new ObservationReader(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        return new Trace() {
            @Override
            public TraceHeader header() {
                return header;
            }

            @Override
            public Optional<Observation> next() throws BadLineException, IOException {
                return reader.next();
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
