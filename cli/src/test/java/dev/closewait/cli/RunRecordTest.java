package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A short scenario on real sockets, recorded, and diagnosed again. */
class RunRecordTest {
    @TempDir
    Path folder;

    private Path traces = Path.of("");
    private String scenario = "";

    @BeforeEach
    void writeAScenario() throws IOException {
        traces = folder.resolve("new").resolve("traces");
        scenario = CalmScenario.in(folder);
    }

    @Test
    void everyLineOfATraceMeetsTheSchemaAndIsDiagnosed() throws IOException {
        CommandLineRun run = record();
        CommandLineRun again = CommandLineRun.of("diagnose", traces.resolve("calm.jsonl.gz").toString(), "--format",
                "json");

        assertThat(run.err()).isEmpty();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "trace.schema.json")));
        List<JsonNode> lines = lines(traces.resolve("calm.jsonl.gz"));
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(schema.validate(line)).isEmpty());
        JsonNode header = lines.getFirst();
        assertThat(header.path("name").asString()).isEqualTo("calm");
        assertThat(header.path("every").asString()).isEqualTo("PT0.25S");
        assertThat(header.at("/label/pattern").asString()).isEqualTo("HEALTHY");
        assertThat(header.at("/label/port").asInt())
                .isEqualTo(Integer.parseInt(lines.get(1).at("/listeners/0/local").asString().split(":", 2)[1]));
        assertThat(again.err()).isEmpty();
        assertThat(again.lastLine()).contains("\"final\":true", "\"port\":" + header.at("/label/port").asInt());
    }

    @Test
    void aTraceIsNotWrittenOverUnlessThatIsWanted() throws IOException {
        Path trace = Files.createDirectories(traces).resolve("calm.jsonl.gz");
        Files.writeString(trace, "precious");

        CommandLineRun refused = record();
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().getFirst()).isEqualTo("closewait: --record " + traces
                + ": calm.jsonl.gz is there already; name another folder, or give --overwrite");
        assertThat(trace).hasContent("precious");

        record("--overwrite");
        assertThat(lines(trace)).hasSizeGreaterThan(5);
    }

    @Test
    void aFolderThatCannotBeOneIsRefusedBeforeAnythingRuns() throws IOException {
        Files.createDirectories(traces.getParent());
        Files.writeString(traces, "a file");

        CommandLineRun refused = record();
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().getFirst()).isEqualTo("closewait: --record " + traces
                + ": this folder cannot be made (there is a file of this name)");
    }

    @Test
    void twoRunsOfOneNameAreRefused() throws IOException {
        String other = Files.copy(Path.of(scenario), folder.resolve("calm-2.yaml")).toString();
        Files.writeString(Path.of(other), Files.readString(Path.of(scenario)).replace("Nothing", "Little"));

        CommandLineRun refused = CommandLineRun.of("run", scenario, other, "--record", traces.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(refused.err().getFirst()).contains("two runs would be written to calm.jsonl.gz");
        assertThat(traces).doesNotExist();
    }

    @Test
    void thereIsNothingToOverwriteWithoutARecord() {
        CommandLineRun refused = CommandLineRun.of("run", scenario, "--overwrite");

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(refused.err().getFirst())
                .isEqualTo("closewait: --overwrite: is about traces; expected --record DIR with it");
    }

    private CommandLineRun record(String... more) {
        return CommandLineRun.of(Stream.concat(
                Stream.of("run", scenario, "--format", "json", "--record", traces.toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    private static List<JsonNode> lines(Path trace) throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(trace)), StandardCharsets.UTF_8))) {
            return text.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }
}
