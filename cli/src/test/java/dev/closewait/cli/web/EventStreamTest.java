package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.cli.web.visit.Event;
import dev.closewait.cli.web.visit.Visitors;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Event EVENT = new Event(1, "x".repeat(1000));

    @Test
    void aBrowserThatDoesNotReadIsCutOffBeforeItCostsMuch() {
        EmbeddedChannel channel = Stuck.channel();
        try (Visitors visitors = new Visitors(Bounds.DEFAULT)) {
            EventStream stream = EventStream.begin(channel, visitors.admit().orElseThrow(), 0);
            int told = 0;
            while (channel.isOpen() && told < Stuck.HIGH) {
                stream.tell(List.of(EVENT));
                told++;
            }

            assertThat(channel.isOpen()).isFalse();
            assertThat(told).as("told before it was cut off")
                    .isGreaterThan(Stuck.HIGH / 2 / 1100)
                    .isLessThan(Stuck.HIGH / 1000 + 2);
        }
    }
}
