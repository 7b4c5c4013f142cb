package dev.closewait.bench.jmh;

import dev.closewait.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of the benchmarks as {@code docs/performance} keeps it: what is looked at later of the much that JMH writes.
 *
 * @param taken when it began
 * @param command what ran
 * @param machine where
 * @param results what was measured, in the order of the run
 */
record JmhRun(Instant taken, String command, Machine machine, List<JmhResult> results) {
    private static final String FOLDER = "performance";
    private static final String RESULTS = "jmh.json";
    private static final String SECTION = "jmh.md";

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    JmhRun {
        results = List.copyOf(results);
    }

    /** What was kept in this folder of documentation. */
    static JmhRun in(Path docs) throws IOException {
        return JSON.readValue(Files.readString(docs.resolve(FOLDER).resolve(RESULTS)), JmhRun.class);
    }

    /** Keeps it there, and makes the section of {@code docs/performance.md} of it. */
    void keep(Path docs) throws IOException {
        Files.createDirectories(docs.resolve(FOLDER));
        Files.writeString(docs.resolve(FOLDER).resolve(RESULTS), JSON.writeValueAsString(this) + "\n");
        Files.writeString(section(docs), JmhSection.of(this));
    }

    /** The file of the section. */
    static Path section(Path docs) {
        return docs.resolve(FOLDER).resolve(SECTION);
    }
}
