package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.cli.web.visit.Event;
import dev.closewait.cli.web.visit.Visitors;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final int HIGH = 64 * 1024;
    private static final Event EVENT = new Event(1, "x".repeat(1000));

    /** Its kernel takes nothing any more: what is written stays with us. */
    private static final class Stuck extends ChannelOutboundHandlerAdapter {
        @Override
        public void flush(ChannelHandlerContext context) {
            // not passed on
        }
    }

    @Test
    void aBrowserThatDoesNotReadIsCutOffBeforeItCostsMuch() {
        EmbeddedChannel channel = new EmbeddedChannel(new Stuck());
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(HIGH / 2, HIGH));
        try (Visitors visitors = new Visitors(Bounds.DEFAULT)) {
            EventStream stream = EventStream.begin(channel, visitors.admit().orElseThrow(), 0);
            int told = 0;
            while (channel.isOpen() && told < HIGH) {
                stream.tell(List.of(EVENT));
                told++;
            }

            assertThat(channel.isOpen()).isFalse();
            assertThat(told).as("told before it was cut off")
                    .isGreaterThan(HIGH / 2 / 1100)
                    .isLessThan(HIGH / 1000 + 2);
        }
    }
}
