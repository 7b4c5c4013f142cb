package dev.closewait.detector.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.RandomObservations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/trace-format.md and its schema say is so. */
class DocumentedTraceFormatTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String FENCE = "```";

    private final String page;
    private final String example;
    private final Schema schema;

    DocumentedTraceFormatTest() throws IOException {
        page = Files.readString(DOCS.resolve("trace-format.md"));
        String shown = page.substring(page.indexOf(FENCE + "json\n") + (FENCE + "json\n").length());
        example = shown.substring(0, shown.indexOf(FENCE)).replaceAll("\n *", "");
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(DOCS.resolve("trace.schema.json")));
    }

    @Test
    void itsExampleIsReadAndWrittenTheSame() throws Exception {
        try (TraceReader trace = new TraceReader("x", new ByteArrayInputStream(
                example.getBytes(StandardCharsets.UTF_8)))) {
            trace.requireHeader();

            assertThat(new String(Traces.plain(trace.header(), List.of()), StandardCharsets.US_ASCII))
                    .isEqualTo(example + "\n");
            assertThat(wrong(example)).isEmpty();
        }
    }

    @Test
    void itNamesEveryField() throws IOException {
        JsonNode header = JsonMapper.shared()
                .readTree(new String(Traces.plain(Traces.WHOLE, List.of()), StandardCharsets.US_ASCII));
        TreeSet<String> written = new TreeSet<>(header.propertyNames());
        written.addAll(header.path("label").propertyNames());
        TreeSet<String> described = new TreeSet<>();
        java.util.regex.Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(page)
                .results()
                .forEach(row -> described.add(row.group(1)));

        assertThat(described).isEqualTo(written);
        assertThat(page).contains(Arrays.stream(Pattern.values()).map(pattern -> "`" + pattern + "`").toList());
    }

    @Test
    void everyLineMeetsTheSchema() throws IOException {
        RandomObservations made = new RandomObservations(10);
        List<Observation> observations = Stream.generate(made::next).limit(100).toList();

        for (TraceHeader header : TraceRoundTripTest.headers().toList()) {
            String lines = new String(Traces.plain(header, observations), StandardCharsets.US_ASCII);
            assertThat(lines.lines()).hasSize(101).allSatisfy(line -> assertThat(wrong(line)).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"trace\":2,\"name\":\"a\",\"origin\":\"recorded\"}",
        "{\"trace\":1,\"name\":\" \",\"origin\":\"recorded\"}", "{\"trace\":1,\"name\":\"a\",\"origin\":\"dreamt\"}",
        "{\"trace\":1,\"name\":\"a\",\"origin\":\"recorded\",\"label\":{\"pattern\":\"LEEK\",\"since\":1}}",
        "{\"trace\":1,\"name\":\"a\",\"origin\":\"recorded\",\"label\":{\"pattern\":\"STALLED\",\"since\":1,\"leaked\":[1]}}",
        "{\"trace\":1,\"name\":\"a\",\"origin\":\"recorded\",\"every\":\"250ms\"}",
        "{\"version\":1,\"at\":\"2026-11-22T10:30:40Z\",\"nanos\":1,\"closeWait\":[],\"listeners\":[],\"processes\":[]}"})
    void whatIsNoLineFailsIt(String line) throws IOException {
        assertThat(wrong(line)).isNotEmpty();
        try (TraceReader trace = new TraceReader("x", new ByteArrayInputStream(
                line.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(trace::next)).isNotNull();
        }
    }

    private List<com.networknt.schema.Error> wrong(String line) {
        return schema.validate(JsonMapper.shared().readTree(line));
    }
}
