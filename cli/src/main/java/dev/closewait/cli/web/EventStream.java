package dev.closewait.cli.web;

import dev.closewait.cli.web.visit.Event;
import dev.closewait.cli.web.visit.Reader;
import dev.closewait.cli.web.visit.Visitor;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events (HTML standard, section 9.2) to one browser. One that does not take what it is sent is cut off when the
 * channel's high water mark is reached; it comes back by itself and says how far it had come.
 */
final class EventStream implements Reader {
    private static final String AFTER_A_CUT = "retry: 1000\n\n";
    /** A line that browsers skip. It finds out who is gone without having said so. */
    private static final String SIGN_OF_LIFE = ":\n\n";
    private static final long BETWEEN_SIGNS_SECONDS = 5;

    private final Channel channel;

    private EventStream(Channel channel) {
        this.channel = channel;
    }

    /** Makes this connection one that carries events, and nothing else any more. On its event loop. */
    static EventStream begin(Channel channel, Visitor visitor, long seen) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream");
        HttpUtil.setTransferEncodingChunked(head, true);
        channel.write(head);
        EventStream stream = new EventStream(channel);
        stream.send(AFTER_A_CUT);
        visitor.join(stream, seen);
        ScheduledFuture<?> signs = channel.eventLoop()
                .scheduleWithFixedDelay(() -> stream.send(SIGN_OF_LIFE), BETWEEN_SIGNS_SECONDS, BETWEEN_SIGNS_SECONDS,
                        TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> {
            signs.cancel(false);
            visitor.leave(stream);
        });
        return stream;
    }

    @Override
    public void tell(List<Event> events) {
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            text.append("id: ").append(event.id()).append("\ndata: ").append(event.json()).append("\n\n");
        }
        if (!events.isEmpty()) {
            send(text.toString());
        }
    }

    private void send(String text) {
        if (channel.isWritable()) {
            channel.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
        } else {
            channel.close();
        }
    }

    @Override
    public void end() {
        channel.close();
    }
}
