package dev.closewait.bench.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainComparisonTest {
    @Test
    void aProcessThatDoesNotDoItsWorkIsAnError() throws Exception {
        assertThat(ExplainComparison.run(List.of("echo", "1 socket"), 0, "1 socket")).isPositive();
        assertThatThrownBy(() -> ExplainComparison.run(List.of("echo", "1 socket"), 2, "1 socket"))
                .hasMessage("'echo 1 socket' ended with code 0, expected 2, and said: 1 socket");
        assertThatThrownBy(() -> ExplainComparison.run(List.of("true"), 0, "1 socket"))
                .hasMessageEndingWith("and said: nothing");
    }
}
