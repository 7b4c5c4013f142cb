package dev.closewait.detector.trace;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.TraceHeader.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Traces written and read in memory. */
final class Traces {
    /** With everything that a header can say. */
    static final TraceHeader WHOLE = new TraceHeader("made-up", Origin.SIMULATED, "seed 1", Duration.ofMillis(250),
            Optional.of(new Label(OptionalInt.of(80), Pattern.LEAK, Set.of(Pattern.STALLED),
                    Set.of(Pattern.CPU_STARVED, Pattern.FAST_CHURN), Set.of(Pattern.HEALTHY), -5, Long.MAX_VALUE - 1,
                    List.of(-5L, 0L, 0L, 17L))));

    private Traces() {}

    static byte[] plain(TraceHeader header, List<Observation> observations) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, header, observations);
        return bytes.toByteArray();
    }

    static byte[] compressed(TraceHeader header, List<Observation> observations) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(TraceWriter.compressing(bytes), header, observations);
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, TraceHeader header, List<Observation> observations)
            throws IOException {
        try (TraceWriter writer = new TraceWriter(out, header)) {
            for (Observation observation : observations) {
                writer.write(observation);
            }
        }
    }

    static TraceReader reader(byte[] bytes) throws IOException {
        return new TraceReader("nameless", new ByteArrayInputStream(bytes));
    }
}
