package dev.closewait.cli.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final String LONG = "x".repeat(100_000);

    @Test
    void whoComesLateHearsWhatRunsHoweverMuchWasSaid() {
        History history = new History();
        history.add("before");
        history.clear();
        history.add("started");
        for (int i = 0; i < 20; i++) {
            history.add(LONG + i);
        }

        assertThat(history.after(0)).first().extracting(Event::json).isEqualTo("started");
        assertThat(history.after(0)).last().extracting(Event::json).isEqualTo(LONG + 19);
        assertThat(history.after(0)).hasSizeBetween(2, 12);
        assertThat(history.after(20)).as("what one lacks that came as far")
                .extracting(Event::id)
                .containsExactly(21L, 22L);
        assertThat(history.after(99)).as("what one lacks that was told of others").isEqualTo(history.after(0));
    }
}
