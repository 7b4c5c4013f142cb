package dev.closewait.bench.jmh;

import dev.closewait.bench.jmh.JmhResult.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file that JMH writes with {@code -rf json -rff FILE}. */
public final class JmhResults {
    private static final JsonMapper JSON = new JsonMapper();

    private JmhResults() {}

    /**
     * All results of a file, in its order.
     *
     * @throws IOException when it cannot be read, or is not what JMH writes
     */
    public static List<JmhResult> read(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            JsonNode results = JSON.readTree(text);
            if (!results.isArray()) {
                throw new IOException(
                        file + ": is no array of JMH's results; write it with '-rf json -rff " + file + "'");
            }
            return results.valueStream().map(JmhResults::result).toList();
        } catch (JacksonException malformed) {
            throw new IOException(file + ": is not what JMH writes with '-rf json': " + malformed.getOriginalMessage(),
                    malformed);
        }
    }

    private static JmhResult result(JsonNode result) {
        Map<String, String> params = new LinkedHashMap<>();
        result.path("params").forEachEntry((name, value) -> params.put(name, value.asString()));
        Map<String, Metric> others = new LinkedHashMap<>();
        result.path("secondaryMetrics").forEachEntry((name, value) -> others.put(name, metric(value)));
        String name = result.required("benchmark").asString();
        return new JmhResult(name.replaceFirst("^.*?([^.]+\\.[^.]+)$", "$1"), params,
                metric(result.required("primaryMetric")), others);
    }

    private static Metric metric(JsonNode metric) {
        JsonNode error = metric.required("scoreError");
        return new Metric(metric.required("score").asDouble(),
                // It writes "NaN", as a text, where it cannot tell.
                error.isNumber() ? OptionalDouble.of(error.asDouble()) : OptionalDouble.empty(),
                metric.required("scoreUnit").asString());
    }
}
