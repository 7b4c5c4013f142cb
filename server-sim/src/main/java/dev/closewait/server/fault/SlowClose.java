package dev.closewait.server.fault;

import dev.closewait.server.http.Connection;
import dev.closewait.sim.Durations;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every close is a proper one, and comes late, while the CPU is free: as if something slow had to be asked first. Recv-Q
 * is 0 while it waits, on every transport, for the end of the stream was read.
 *
 * @param delay from when the connection should be closed until it is
 */
public record SlowClose(Duration delay) implements Fault {
    static final FaultKind KIND = new FaultKind("slow-close", List.of("delay"),
            parameters -> new SlowClose(parameters.duration("delay")));

    @Override
    public FaultKind kind() {
        return KIND;
    }

    @Override
    public ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode().put("delay", Durations.text(delay));
    }

    @Override
    public Effect switchOn() {
        return this::delayClose;
    }

    private void delayClose(Connection connection) {
        connection.channel().pipeline().addLast(new ChannelOutboundHandlerAdapter() {
            @Override
            public void close(ChannelHandlerContext context, ChannelPromise promise) {
                context.executor().schedule(() -> context.close(promise), delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        });
    }
}
