package dev.closewait.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Results RESULTS = Made.results(Made.tables(1_000, 2, 1));

    @Test
    void jsonIsReadAsItWasWritten() {
        assertThat(Results.parse(RESULTS.toJson())).isEqualTo(RESULTS);
        assertThat(RESULTS.toJson()).contains("\"version\" : 1", "\"read-time\"");
    }

    /** Results, docs and tests are in English, whatever the language of who makes them. */
    @Test
    void figuresAreTheSameInEveryLocale() {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(RESULTS.machine().line()).contains("1,024 MiB");
            assertThat(ResultText.of(ComparisonResult.skipped("tables", 1_000, "why"))).contains("1,000 sockets");
            assertThat(ResultText.goals(RESULTS.goals())).contains("measured at 1,000, the goal is for 100,000");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> Results.parse("{\"version\":2}")).hasMessage("results of version 2, expected 1");
    }

    @Test
    void whereAPeerWinsTheTableSaysSo() {
        String text = ResultText.of(Made.tables(1_000, 2, 1));

        assertThat(text).contains("0.5 x  better than ours", "skipped: OSHI: it was not asked");
        assertThat(ResultText.of(Made.tables(1_000, 1, 2))).contains("2 x").doesNotContain("better");
    }

    @Test
    void aGoalAtAnotherSizeIsNeitherMetNorMissed() {
        assertThat(ResultText.goals(RESULTS.goals())).contains("measured at 1,000, the goal is for 100,000")
                .contains("not measured");
    }

    @Test
    void quartilesLieBetweenValues() {
        assertThat(Samples.quantile(new double[]{1, 2, 3, 10}, 0.5)).isEqualTo(2.5);
        assertThat(Samples.quantile(new double[]{1, 2, 3, 10}, 0.25)).isEqualTo(1.75);
        assertThat(Samples.quantile(new double[]{7}, 0.75)).isEqualTo(7);
    }

    @Test
    void numbersHaveThreeDigitsThatCount() {
        assertThat(Numbers.number(0.05212)).isEqualTo("0.0521");
        assertThat(Numbers.number(83.14)).isEqualTo("83.1");
        assertThat(Numbers.number(12_345.6)).isEqualTo("12,346");
        assertThat(Numbers.number(0)).isEqualTo("0");
        assertThat(Numbers.with(40, Quantity.OBSERVATION_TIME)).isEqualTo("40 ns");
    }
}
