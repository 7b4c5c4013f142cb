package dev.closewait.detector.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.Lines;
import dev.closewait.detector.stream.RandomObservations;
import dev.closewait.detector.trace.TraceHeader.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read back the same, header and observations, compressed or not. */
class TraceRoundTripTest {
    private static final RandomObservations MADE = new RandomObservations(8);
    private static final List<Observation> OBSERVATIONS = Stream.generate(MADE::next).limit(50).toList();

    @TempDir
    Path folder;

    static Stream<TraceHeader> headers() {
        Label leastSaid = new Label(OptionalInt.empty(), Pattern.HEALTHY, Set.of(), Set.of(), Set.of(), 1,
                Label.TO_THE_END, List.of());
        return Stream.of(Traces.WHOLE, TraceHeader.none("no more than a name"),
                TraceHeader.here("here", Duration.ofSeconds(1), Optional.of(leastSaid)),
                new TraceHeader("\u00fc \"quoted\"", Origin.RECORDED, "Linux", Duration.ofNanos(1), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void everyHeaderComesBack(TraceHeader header) throws Exception {
        assertComesBack(header, Traces.plain(header, OBSERVATIONS));
        assertComesBack(header, Traces.compressed(header, OBSERVATIONS));
    }

    private static void assertComesBack(TraceHeader header, byte[] bytes) throws Exception {
        try (Trace trace = Traces.reader(bytes)) {
            assertThat(trace.header()).isEqualTo(header);
            for (Observation observation : OBSERVATIONS) {
                assertThat(Lines.of(trace.next().orElseThrow())).isEqualTo(Lines.of(observation));
            }
            assertThat(trace.next()).isEmpty();
        }
    }

    @Test
    void theSameTraceGivesTheSameBytes() throws Exception {
        assertThat(Traces.compressed(Traces.WHOLE, OBSERVATIONS))
                .isEqualTo(Traces.compressed(Traces.WHOLE, OBSERVATIONS));
    }

    /** Magic, deflate, no flags, no time, and no operating system (RFC 1952, section 2.3). */
    @Test
    void whatIsCompressedNamesNoTimeAndNoMachine() throws Exception {
        assertThat(Traces.compressed(Traces.WHOLE, List.of()))
                .startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
    }

    @Test
    void whatIsCompressedHoldsTheSameText() throws Exception {
        try (GZIPInputStream text = new GZIPInputStream(
                new ByteArrayInputStream(Traces.compressed(Traces.WHOLE, OBSERVATIONS)))) {
            assertThat(text.readAllBytes()).isEqualTo(Traces.plain(Traces.WHOLE, OBSERVATIONS));
        }
    }

    /** As {@code cat a.gz b.gz} makes them; the stream does not say that more of it is available. */
    @Test
    void compressedPartsThatFollowEachOtherAreOne() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(Traces.compressed(Traces.WHOLE, OBSERVATIONS));
        both.writeBytes(gzip(Lines.of(OBSERVATIONS.getFirst())));

        try (Trace trace = Traces.reader(both.toByteArray())) {
            assertThat(count(trace)).isEqualTo(OBSERVATIONS.size() + 1);
        }
    }

    @Test
    void observationsAloneAreATraceWithoutALabel() throws Exception {
        String lines = Lines.of(OBSERVATIONS.getFirst()) + Lines.of(OBSERVATIONS.getLast());

        try (Trace trace = Traces.reader(lines.getBytes(StandardCharsets.UTF_8))) {
            assertThat(trace.header()).isEqualTo(TraceHeader.none("nameless"));
            assertThat(count(trace)).isEqualTo(2);
        }
    }

    @Test
    void nothingIsATraceWithoutObservations() throws Exception {
        try (Trace trace = Traces.reader(new byte[0])) {
            assertThat(trace.header().label()).isEmpty();
            assertThat(trace.next()).isEmpty();
        }
    }

    @Test
    void aHeaderMayBeWrittenByOthers() throws Exception {
        String header = """
                { "trace" : 1, "label": {"since": 5, "pattern": "STALLED"}, "origin": "recorded", "name": "mine" }

                """;
        try (Trace trace = Traces.reader(header.getBytes(StandardCharsets.UTF_8))) {
            assertThat(trace.header().label()).contains(new Label(OptionalInt.empty(), Pattern.STALLED, Set.of(),
                    Set.of(), Set.of(), 5, Label.TO_THE_END, List.of()));
            assertThat(trace.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.jsonl.gz", "a"})
    void aFileIsNamedWithoutItsEndingAndReadByWhatItHolds(String file) throws Exception {
        TraceFile source = new TraceFile(Files.write(folder.resolve(file), Traces.compressed(Traces.WHOLE,
                OBSERVATIONS)));

        assertThat(source.name()).isEqualTo("a");
        for (int time = 0; time < 2; time++) {
            try (Trace trace = source.open()) {
                assertThat(trace.header()).isEqualTo(Traces.WHOLE);
                assertThat(count(trace)).isEqualTo(OBSERVATIONS.size());
            }
        }
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = TraceWriter.compressing(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static int count(Trace trace) throws Exception {
        int count = 0;
        while (trace.next().isPresent()) {
            count++;
        }
        return count;
    }
}
