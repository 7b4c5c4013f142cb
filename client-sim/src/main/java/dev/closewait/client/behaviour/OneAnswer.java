package dev.closewait.client.behaviour;

import io.netty.channel.ChannelHandlerContext;

/** Asks once, reads the whole answer, and leaves first: with a FIN, since nothing is left unread. */
final class OneAnswer extends Exchange {
    OneAnswer(Visit visit) {
        super(visit);
    }

    @Override
    void answered(ChannelHandlerContext context) {
        leave(context, new Ending.Answered());
    }
}
