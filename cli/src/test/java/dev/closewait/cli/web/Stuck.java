package dev.closewait.cli.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;

/** The kernel of a browser that does not read: it takes nothing any more, and what is written stays with us. */
final class Stuck extends ChannelOutboundHandlerAdapter {
    /** In bytes: how much may lie unread. */
    static final int HIGH = 64 * 1024;

    private Stuck() {}

    static EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel(new Stuck());
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(HIGH / 2, HIGH));
        return channel;
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        // not passed on
    }
}
