package dev.closewait.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.bench.result.Made;
import dev.closewait.bench.result.Results;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
    private static final Results RESULTS = Made.results(Made.tables(100, 9, 9), Made.tables(1_000, 2, 1));

    @Test
    void figuresGoWhereTheTemplateWantsThem() {
        assertThat(page("It takes {{median tables|1000|bare C loop|read-time}}, on {{machine}}."))
                .isEqualTo("It takes 1 ms, on a CPU, 2 CPUs, 1,024 MiB; Linux 6.18; Java 25.");
        assertThat(page("{{goal socket table, ours / bare C loop}}")).isEqualTo("2 x");
        assertThat(page("{{table tables}}")).contains("| bare C loop | 1 ms | 1 to 1 | 0.5 x  **better than ours** |")
                .contains("Skipped: OSHI, it was not asked.");
        assertThat(page("{{goals}}"))
                .contains("| socket table, ours / bare C loop | 1,000 | ≤ 1.1 x | 2 x | other size |");
        assertThat(page("a{{include part.md}}b")).isEqualTo("athe text of part.mdb");
    }

    @Test
    void itIsTheSameInEveryLocale() {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(page("{{goals}}")).contains("| 1,000 | ≤ 1.1 x | 2 x |");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        assertThat(page("{{median watch|1|x|cpu-share}}")).isEqualTo("(not measured)");
        assertThat(page("{{plot watch cpu-share}}")).isEqualTo("(not measured)");
    }

    @Test
    void aPlotIsAFileBesideThePage() {
        Map<String, String> files = files("{{plot tables read-time}}");

        assertThat(files.get("performance.md")).endsWith("](performance/tables-read-time.svg)");
        assertThat(files.get("performance/tables-read-time.svg")).startsWith("<svg").contains(">bare C loop</text>");
    }

    @Test
    void aMistakeInTheTemplateIsNamed() {
        assertThatThrownBy(() -> page("{{tabel tables}}")).hasMessageContaining("{{tabel}}");
        assertThatThrownBy(() -> page("{{goal eternal youth}}")).hasMessageContaining("'eternal youth'");
        assertThatThrownBy(() -> page("{{plot tables speed}}")).hasMessageContaining("'speed'");
    }

    private static String page(String template) {
        return files(template).getOrDefault("performance.md", "");
    }

    private static Map<String, String> files(String template) {
        return PerformancePage.of(template, RESULTS, name -> "the text of " + name);
    }
}
