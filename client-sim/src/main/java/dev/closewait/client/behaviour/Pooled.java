package dev.closewait.client.behaviour;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/**
 * A connection of a pool: used once, kept, and used again when its turn comes. Its first answer is its ending; one that
 * turns out to be dead in a later use, or gives no answer in a client's patience, is closed, and the pool has room for
 * another.
 *
 * <p>That the server has sent its FIN is read only by who waits for an answer, as by a thread that reads when it has asked.
 */
final class Pooled extends Exchange {
    private boolean idle;
    private boolean serverLeft;

    Pooled(Visit visit) {
        super(visit);
    }

    @Override
    void answered(ChannelHandlerContext context) {
        visit().end(new Ending.Answered());
        idle = true;
        context.pipeline().remove(Patience.class);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case Turn _ when idle -> {
                idle = false;
                context.pipeline().addFirst(new Patience(visit()));
                ask(context);
            }
            case ChannelInputShutdownEvent _ -> serverLeft = true;
            default -> context.fireUserEventTriggered(event);
        }
        if (serverLeft && !idle) {
            leave(context, new Ending.Failed(Cause.CLOSED_EARLY));
        }
    }
}
