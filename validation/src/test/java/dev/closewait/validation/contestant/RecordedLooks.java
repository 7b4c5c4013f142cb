package dev.closewait.validation.contestant;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.ObservationReader;
import dev.closewait.detector.trace.TraceHeader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Looks at a small server on real sockets: it forgets each fifth connection, or none. */
final class RecordedLooks {
    static final int PORT = 8080;
    static final TraceHeader HEADER = new TraceHeader("recorded", TraceHeader.Origin.RECORDED, "Linux",
            Duration.ofMillis(500), Optional.empty());

    private RecordedLooks() {}

    /** @param which {@code leak} or {@code healthy} */
    static List<Observation> of(String which) throws IOException, BadLineException {
        try (InputStream file = Objects.requireNonNull(RecordedLooks.class.getResourceAsStream(which + ".jsonl.gz"));
                ObservationReader reader = new ObservationReader(new GZIPInputStream(file))) {
            List<Observation> looks = new ArrayList<>();
            for (Optional<Observation> look = reader.next(); look.isPresent(); look = reader.next()) {
                looks.add(look.get().copy());
            }
            return looks;
        }
    }

    /** What a contestant says of each look. */
    static List<List<Said>> said(Contestant contestant, List<Observation> looks)
            throws ContestantException, InterruptedException {
        try (Attempt attempt = contestant.attempt(HEADER)) {
            List<List<Said>> said = new ArrayList<>();
            for (Observation look : looks) {
                said.add(attempt.observe(look));
            }
            return said;
        }
    }
}
