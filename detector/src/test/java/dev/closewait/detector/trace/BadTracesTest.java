package dev.closewait.detector.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.stream.BadLineException.Trouble;
import dev.closewait.detector.stream.RandomObservations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a trace is told with its line, and what can be read of it is read. */
class BadTracesTest {
    private static final RandomObservations MADE = new RandomObservations(9);
    private static final List<Observation> OBSERVATIONS = Stream.generate(MADE::next).limit(20).toList();
    /** Enough where a trace is read again for each of its bytes. */
    private static final List<Observation> FEW = OBSERVATIONS.subList(0, 5);
    private static final String HEADER = """
            {"trace":1,"name":"a","origin":"recorded","kernel":"Linux","every":"PT0.25S","label":{"port":80,\
            "pattern":"LEAK","accepted":[],"also":["STALLED"],"never":["HEALTHY"],"since":10,"until":20,"leaked":[10,11]}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "{\"trace\":1     | {\"trace\":0        | field 'trace' expected a whole number from 1 to 2147483647, is 0",
        "\"name\":\"a\",  | ^^                  | the object lacks name",
        "\"name\":\"a\"   | \"name\":\" \"      | field 'name' expected a name, is the text ' '",
        "\"kernel\"       | \"kernal\"          | field 'kernal' is not known in version 1; expected one of trace, name, origin, kernel, every, label",
        "\"kernel\"       | \"name\"            | field 'name' stands twice in its object",
        "\"recorded\"     | \"dreamt\"          | field 'origin' expected one of recorded, simulated, is the text 'dreamt'",
        "PT0.25S          | 250ms               | field 'every' expected a time in ISO 8601, such as PT0.25S, is the text '250ms'",
        "PT0.25S          | PT0S                | field 'every' expected a time above zero, such as PT0.25S, is the text 'PT0S'",
        "PT0.25S          | PT99999999999999999999S | field 'every' expected a time in ISO 8601",
        "\"LEAK\"         | \"LEEK\"            | field 'label.pattern' expected one of HEALTHY, FAST_CHURN, IDLE_POOL, SLOW_CLOSE, CPU_STARVED, LEAK, STALLED, is the text 'LEEK'",
        "[\"STALLED\"]    | \"STALLED\"         | field 'label.also' expected a list, is the text 'STALLED'",
        "[\"STALLED\"]    | [\"STALLED\",\"STALLED\"] | field 'label.also[1]' stands twice in its list",
        "[\"HEALTHY\"]    | [\"LEAK\"]          | field 'label' has the pattern LEAK in never",
        "\"port\":80      | \"port\":0          | field 'label.port' expected a whole number from 1 to 65535, is 0",
        "\"since\":10,    | ^^                  | field 'label' lacks since",
        "\"until\":20     | \"until\":9         | field 'label' has until 9, which is before since 10",
        "[10,11]          | [10,9]              | field 'label.leaked[1]' expected an instant not before the one before it, is 9",
        "\"pattern\":\"LEAK\" | \"pattern\":\"FAST_CHURN\" | field 'label' has leaked sockets, and its pattern is FAST_CHURN",
        "]}}              | ]}                  | ends in the middle of an observation",
        "]}}              | ]}}{}               | something follows the object"})
    void aBadHeaderIsRefusedAndTheObservationsCanStillBeRead(String part, String other, String expected)
            throws Exception {
        assertThat(HEADER).contains(part);
        byte[] bytes = withObservations(HEADER.replace(part, other));

        try (Trace trace = Traces.reader(bytes)) {
            BadLineException bad = catchThrowableOfType(BadLineException.class, trace::next);

            assertThat(bad).hasMessageStartingWith("line 1: ").hasMessageContaining(expected);
            assertThat(bad.trouble()).isEqualTo(Trouble.MALFORMED);
            assertThat(trace.header().label()).isEmpty();
            assertThat(troubles(trace)).isEmpty();
        }
        assertThat(catchThrowableOfType(BadLineException.class, () -> file(bytes).open()))
                .hasMessageContaining(expected);
    }

    @Test
    void theHeaderThatTheyAreMadeOfIsGood() throws Exception {
        try (Trace trace = file(withObservations(HEADER)).open()) {
            assertThat(trace.header().label()).isPresent();
            assertThat(troubles(trace)).isEmpty();
        }
    }

    @Test
    void aNewerVersionIsRefusedWhateverElseItSays() throws Exception {
        BadLineException bad = catchThrowableOfType(BadLineException.class,
                () -> file("{\"trace\":2,\"eventually\":[]}\n".getBytes(StandardCharsets.US_ASCII)).open());

        assertThat(bad.trouble()).isEqualTo(Trouble.NEWER_VERSION);
        assertThat(bad)
                .hasMessage("line 1: version 2 of traces; this closewait reads up to version 1: use a newer one");
    }

    /** Wherever it is cut off, also within its first bytes and its last, and also between two lines. */
    @Test
    void aCompressedTraceThatIsCutOffIsSaidToBe() throws Exception {
        byte[] whole = Traces.compressed(Traces.WHOLE, FEW);
        for (int length = 2; length < whole.length; length++) {
            try (Trace trace = Traces.reader(Arrays.copyOf(whole, length))) {
                assertThat(troubles(trace)).as("the first %d bytes", length).singleElement().satisfies(bad -> {
                    assertThat(bad.trouble()).isEqualTo(Trouble.CUT_OFF);
                    assertThat(bad).hasMessageMatching(
                            "line \\d+: (is cut off: what is compressed ends too soon|ends in the middle of an observation)");
                });
            }
        }
    }

    /** Of bits that are turned, some hit what nobody reads; no other trace passes for a good one. */
    @Test
    void aDamagedCompressedTraceIsToldOfAndDoesNoHarm() throws Exception {
        byte[] whole = Traces.compressed(Traces.WHOLE, FEW);
        Random random = new Random(20261122);
        int told = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            try (Trace trace = Traces.reader(damaged)) {
                List<BadLineException> troubles = troubles(trace);
                assertThat(troubles).allSatisfy(bad -> assertThat(bad).hasMessageMatching("line \\d+: [^\\p{Cc}]+"));
                told += troubles.isEmpty() ? 0 : 1;
            }
        }
        assertThat(told).isEqualTo(2_000);
    }

    @Test
    void whatOnlyBeginsAsIfItWereCompressedIsToldOf() throws Exception {
        byte[] noise = {0x1f, (byte) 0x8b, 77, 77, 77, 77, 77, 77, 77, 77, 77, 77, 77};
        try (Trace trace = Traces.reader(noise)) {
            assertThat(troubles(trace)).singleElement()
                    .asString()
                    .contains("line 1: cannot be decompressed (", "), nor what follows it");
        }
    }

    /** Half a gigabyte of spaces in a line, in half a megabyte; twice the heap of this test would not hold them. */
    @Test
    void aLineThatUnpacksWithoutEndIsPassedOver() throws Exception {
        Path bomb = folder.resolve("bomb.jsonl.gz");
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write("{\"version\":1,".getBytes(StandardCharsets.US_ASCII));
            for (int megabyte = 0; megabyte <= 512; megabyte++) {
                out.write(spaces);
            }
            out.write('\n');
            out.write(Traces.plain(Traces.WHOLE, List.of()));
        }
        try (Trace trace = new TraceFile(bomb).open()) {
            assertThat(troubles(trace)).extracting(Throwable::getMessage)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("line 1: is longer than the 536870912 bytes"),
                            second -> assertThat(second).startsWith("line 2: field 'trace' is not known in version 1"));
        }
    }

    private static byte[] withObservations(String header) throws Exception {
        byte[] headerless = Traces.plain(TraceHeader.none("x"), OBSERVATIONS);
        int first = new String(headerless, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        try (InputStream all = new SequenceInputStream(
                new ByteArrayInputStream(header.getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(headerless, first, headerless.length - first))) {
            return all.readAllBytes();
        }
    }

    private TraceFile file(byte[] bytes) throws Exception {
        return new TraceFile(Files.write(folder.resolve("bad.jsonl"), bytes));
    }

    /** Reads it to its end. */
    private static List<BadLineException> troubles(Trace trace) throws Exception {
        List<BadLineException> troubles = new ArrayList<>();
        for (boolean over = false; !over;) {
            try {
                over = trace.next().isEmpty();
            } catch (BadLineException bad) {
                troubles.add(bad);
            }
        }
        return troubles;
    }
}
