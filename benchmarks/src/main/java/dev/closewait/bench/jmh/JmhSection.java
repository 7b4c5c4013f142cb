package dev.closewait.bench.jmh;

import dev.closewait.bench.jmh.JmhResult.Metric;
import dev.closewait.bench.result.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run of the benchmarks as a section of {@code docs/performance.md}: a table for each class. */
final class JmhSection {
    private static final List<String> UNITS = List.of("ns", "µs", "ms", "s");
    private static final double THOUSAND = 1_000;
    private static final String NANOS = "ns/op";

    private JmhSection() {}

    /** The text of the section. */
    static String of(JmhRun run) {
        StringBuilder text = new StringBuilder("""
                ## Part by part

                JMH, `%s` on %s, on this machine: %s. Mean time of an operation, with half of the 99.9 %% confidence interval; the
                time for each socket that it goes through; bytes allocated in an operation. Each benchmark throws where what it
                times comes out wrong.
                """.formatted(run.command(), run.taken(), run.machine().line()));
        Map<String, List<JmhResult>> byClass = run.results()
                .stream()
                .collect(Collectors.groupingBy(JmhSection::className, LinkedHashMap::new, Collectors.toList()));
        byClass.forEach((name, results) -> text.append("\n### ").append(name).append("\n\n").append(table(results)));
        return text.toString();
    }

    private static String table(List<JmhResult> results) {
        List<String> params = List.copyOf(results.getFirst().params().keySet());
        StringBuilder table = new StringBuilder("| what ");
        params.forEach(param -> table.append("| ").append(param).append(' '));
        table.append("| time | ± | per socket | allocated |\n").append("|---".repeat(params.size() + 5)).append("|\n");
        for (JmhResult result : results) {
            table.append("| ").append(result.benchmark().replaceFirst(".*\\.", "")).append(' ');
            params.forEach(
                    param -> table.append("| ").append(cell(result.params().getOrDefault(param, ""))).append(' '));
            table.append("| %s | %s | %s | %s |\n".formatted(time(result.time()), error(result.time()),
                    result.perSocket().map(JmhSection::time).orElse(""), bytes(result.allocated())));
        }
        return table.toString();
    }

    private static String className(JmhResult result) {
        return result.benchmark().replaceFirst("\\..*", "");
    }

    /** Numbers of four digits and more are grouped. */
    private static String cell(String param) {
        return param.matches("\\d{4,}") ? Numbers.number(Double.parseDouble(param)) : param;
    }

    private static String error(Metric time) {
        return time.error().isEmpty() || time.score() == 0
                ? ""
                : Numbers.number(100 * time.error().getAsDouble() / time.score()) + " %";
    }

    private static String bytes(Optional<Metric> allocated) {
        return allocated.map(metric -> Numbers.number(metric.score()) + " B").orElse("");
    }

    /** In the unit in which it has up to three digits before the point. */
    private static String time(Metric metric) {
        if (!metric.unit().equals(NANOS)) {
            return Numbers.number(metric.score()) + " " + metric.unit();
        }
        double value = metric.score();
        int unit = 0;
        while (value >= THOUSAND && unit + 1 < UNITS.size()) {
            value /= THOUSAND;
            unit++;
        }
        return Numbers.number(value) + " " + UNITS.get(unit);
    }
}
