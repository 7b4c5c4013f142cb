package dev.closewait.detector.stream;

import dev.closewait.detector.observation.Observation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines written and read in memory. */
public final class Lines {
    private Lines() {}

    /** The line of an observation, with its line feed. */
    public static String of(Observation observation) {
        StringWriter line = new StringWriter();
        try {
            new ObservationWriter(line, "made-up").write(observation);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.toString();
    }

    /** A reader of a text. */
    public static ObservationReader reader(String text) {
        return new ObservationReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The observation written and read back. */
    public static Observation throughText(Observation observation) {
        try {
            return reader(of(observation)).next().orElseThrow();
        } catch (BadLineException | IOException impossible) {
            throw new AssertionError("a line of our own cannot be read", impossible);
        }
    }
}
