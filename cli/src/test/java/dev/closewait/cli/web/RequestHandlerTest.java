package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.cli.web.visit.Visitors;
import dev.closewait.lessons.plan.Settings;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {
    private static final int MOST = 1000;
    private static final String GET = "GET /main.js HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n";

    /** It need not know the token. */
    @Test
    void whoAsksOnAndDoesNotTakeTheAnswersIsCutOffBeforeItCostsMuch() {
        EmbeddedChannel channel = Stuck.channel();
        Guard guard = new Guard("127.0.0.1", 1, "secret");
        try (Visitors visitors = new Visitors(Bounds.DEFAULT)) {
            channel.pipeline()
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(1),
                            new RequestHandler(guard, new Requests(guard, visitors, Bounds.DEFAULT, Settings.DEFAULT)));
            int asked = 0;
            while (channel.isOpen() && asked < MOST) {
                channel.writeInbound(Unpooled.copiedBuffer(GET.repeat(2), StandardCharsets.US_ASCII));
                asked += 2;
            }

            assertThat(channel.isOpen()).isFalse();
            assertThat(asked).as("asked before it was cut off")
                    .isGreaterThan(2)
                    .isLessThan(2 * Stuck.HIGH / Page.MAIN.bytes().length + 4);
        }
    }
}
