package dev.closewait.client.behaviour;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives up with a FIN when a client's patience runs out, be it for the connection or for the answer. */
final class Patience extends ChannelInboundHandlerAdapter {
    private final Visit visit;
    private @Nullable Future<?> end;

    Patience(Visit visit) {
        this.visit = visit;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> giveUp(context), visit.patience().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
    }

    private void giveUp(ChannelHandlerContext context) {
        visit.end(new Outcome.Abandoned());
        context.close();
    }
}
