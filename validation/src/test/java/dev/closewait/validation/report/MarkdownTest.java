package dev.closewait.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void whatGotWorseStandsBeforeTheRanking() {
        List<String> lines = Markdown.of(MadeUp.report()).lines().toList();

        assertThat(lines.getFirst()).isEqualTo("## closewait: survival scores 97.0 and is first of 8");
        assertThat(lines.indexOf("### Worse than the baseline"))
                .isPositive()
                .isLessThan(lines.indexOf(ranking(lines)));
        assertThat(lines).contains("- leak-3 was told right and is now wrong\\: HEALTHY was said of LEAK");
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsItsHead() {
        for (Report report : List.of(MadeUp.report(), MadeUp.hostile())) {
            int expected = 0;
            for (String line : Markdown.of(report).lines().toList()) {
                int cells = line.startsWith("|") ? line.split("(?<!\\\\)\\|", -1).length : 0;
                assertThat(cells).as(line).isIn(0, expected == 0 ? cells : expected);
                expected = cells;
            }
        }
    }

    @Test
    void nothingFromOutsideIsMarkup() {
        String text = Markdown.of(MadeUp.hostile());

        assertThat(text).doesNotContainPattern("(?<!\\\\)<")
                .doesNotContainPattern("(?<!\\\\)\\[")
                .doesNotContain("\u001b");
        assertThat(text).contains("\\<script\\>alert\\(\"1\"\\)", "\\| \\`y\\`");
    }

    private static String ranking(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("| contestant")).findFirst().orElseThrow();
    }
}
