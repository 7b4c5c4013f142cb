package dev.closewait.client.behaviour;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives up with a FIN when a client's patience runs out, be it for the connection or for the answer. */
class Patience extends ChannelInboundHandlerAdapter {
    private final Visit visit;
    private @Nullable Future<?> end;

    Patience(Visit visit) {
        this.visit = visit;
    }

    final Visit visit() {
        return visit;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        after(context, visit.patience(), () -> giveUp(context));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
    }

    /** Patience has run out. */
    void giveUp(ChannelHandlerContext context) {
        visit.end(new Ending.Abandoned());
        context.close();
    }

    /** Does this so much later, unless the connection is closed before. */
    final void after(ChannelHandlerContext context, Duration wait, Runnable action) {
        end = context.executor().schedule(action, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
