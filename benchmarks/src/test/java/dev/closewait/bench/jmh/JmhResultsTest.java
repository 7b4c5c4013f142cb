package dev.closewait.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.bench.jmh.JmhResult.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of results that JMH writes")
class JmhResultsTest {
    @TempDir
    private Path directory;

    @Test
    void isReadAsJmhWroteIt() throws Exception {
        System.setProperty("jmh.ignoreLock", "true"); // Times are not looked at here.

        List<JmhResult> results = Jmh
                .measured(List.of(ExplainBenchmark.class.getName(), "-p", "size=100", "-p", "tool=SS,LSOF",
                        "-f", "0", "-wi", "0", "-i", "2", "-r", "1ms", "-v", "SILENT"), "test")
                .results();

        assertThat(results).extracting(JmhResult::benchmark)
                .containsExactly("ExplainBenchmark.explain", "ExplainBenchmark.explain");
        assertThat(results).extracting(JmhResult::params)
                .containsExactlyInAnyOrder(Map.of("size", "100", "tool", "SS"), Map.of("size", "100", "tool", "LSOF"));
        assertThat(results).allSatisfy(result -> {
            assertThat(result.time().unit()).isEqualTo("ns/op");
            assertThat(result.perSocket().orElseThrow().score()).isBetween(0.0, result.time().score());
            assertThat(result.allocated().orElseThrow().score()).isPositive();
            assertThat(result.allocated().orElseThrow().unit()).isEqualTo("B/op");
        });
    }

    @Test
    void anErrorThatJmhCannotTellIsEmpty() throws IOException {
        Path file = Files.writeString(directory.resolve("one.json"), """
                [{"benchmark": "dev.closewait.bench.jmh.ReplayBenchmark.read", "mode": "avgt",
                  "primaryMetric": {"score": 12.5, "scoreError": "NaN", "scoreUnit": "ns/op"},
                  "secondaryMetrics": {"socket": {"score": 0.5, "scoreError": 0.25, "scoreUnit": "ns/op"}}}]
                """);

        JmhResult result = JmhResults.read(file).getFirst();

        assertThat(result.benchmark()).isEqualTo("ReplayBenchmark.read");
        assertThat(result.params()).isEmpty();
        assertThat(result.time()).isEqualTo(new Metric(12.5, OptionalDouble.empty(), "ns/op"));
        assertThat(result.perSocket()).contains(new Metric(0.5, OptionalDouble.of(0.25), "ns/op"));
        assertThat(result.allocated()).isEmpty();
    }

    @Test
    void anotherFileIsAnErrorThatNamesIt() throws IOException {
        Path text = Files.writeString(directory.resolve("text.json"), "Benchmark  Mode  Cnt  Score");
        Path object = Files.writeString(directory.resolve("object.json"), "{}");
        Path other = Files.writeString(directory.resolve("other.json"), "[{}]");

        assertThatThrownBy(() -> JmhResults.read(text)).isInstanceOf(IOException.class)
                .hasMessageContaining("text.json: is not what JMH writes with '-rf json'");
        assertThatThrownBy(() -> JmhResults.read(object)).isInstanceOf(IOException.class)
                .hasMessageContaining("object.json: is no array of JMH's results");
        assertThatThrownBy(() -> JmhResults.read(other)).isInstanceOf(IOException.class)
                .hasMessageContaining("other.json: is not what JMH writes");
    }
}
