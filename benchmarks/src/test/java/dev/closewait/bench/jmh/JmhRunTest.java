package dev.closewait.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.bench.jmh.JmhResult.Metric;
import dev.closewait.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run of the benchmarks that the documentation keeps")
class JmhRunTest {
    private static final Path DOCS = Path.of("..", "docs");

    private static final JmhRun RUN = new JmhRun(Instant.parse("2026-01-02T03:04:05Z"),
            "./closewait-bench jmh --write-docs",
            new Machine("a processor", 2, 4_096, "6.1.0", "25"),
            List.of(new JmhResult("TableBenchmark.read", Map.of("size", "10000"),
                    new Metric(12_345_678, OptionalDouble.of(123_456.78), "ns/op"),
                    Map.of("socket", new Metric(123.4, OptionalDouble.empty(), "ns/op"), "gc.alloc.rate.norm",
                            new Metric(80, OptionalDouble.empty(), "B/op"))),
                    new JmhResult("ReplayBenchmark.detect", Map.of(), new Metric(950, OptionalDouble.empty(), "ns/op"),
                            Map.of())));

    @Test
    void isReadBackAsItWasKept(@TempDir Path docs) throws IOException {
        RUN.keep(docs);

        assertThat(JmhRun.in(docs)).isEqualTo(RUN);
        assertThat(Files.readString(JmhRun.section(docs))).isEqualTo(JmhSection.of(RUN));
    }

    @Test
    void isATableForEachClass() {
        assertThat(JmhSection.of(RUN)).contains("on 2026-01-02T03:04:05Z", "a processor, 2 CPUs").endsWith("""

                ### TableBenchmark

                | what | size | time | ± | per socket | allocated |
                |---|---|---|---|---|---|
                | read | 10,000 | 12.3 ms | 1 % | 123 ns | 80 B |

                ### ReplayBenchmark

                | what | time | ± | per socket | allocated |
                |---|---|---|---|---|
                | detect | 950 ns |  |  |  |
                """);
    }

    @Test
    void theSectionIsFresh() throws IOException {
        assumeTrue(Files.exists(JmhRun.section(DOCS)),
                "no run is kept; './closewait-bench jmh --write-docs' keeps one");
        assertThat(Files.readString(JmhRun.section(DOCS)))
                .as("make it anew with './closewait-bench jmh --write-docs'")
                .isEqualTo(JmhSection.of(JmhRun.in(DOCS)));
    }
}
