package dev.closewait.client.behaviour;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.DuplexChannel;
import java.util.function.Function;

/**
 * Sends what it has to send as soon as it is connected, and is gone: a FIN at once, and the client's kernel answers
 * whatever still comes with RST, as it does for a process that has ended. It waits for nothing but the connection.
 */
final class Leaving extends ChannelInboundHandlerAdapter {
    private final Visit visit;
    private final Function<ChannelHandlerContext, ChannelFuture> sending;

    private Leaving(Visit visit, Function<ChannelHandlerContext, ChannelFuture> sending) {
        this.visit = visit;
        this.sending = sending;
    }

    /**
     * Joins a connection, together with a client's patience.
     *
     * @param sending sends what is to be sent before the FIN
     */
    static void join(ChannelPipeline pipeline, Visit visit, Function<ChannelHandlerContext, ChannelFuture> sending) {
        pipeline.addLast(new Patience(visit), new Leaving(visit, sending));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        sending.apply(context).addListener(sent -> {
            if (sent.isSuccess()) {
                leave((DuplexChannel) context.channel());
            } else {
                context.fireExceptionCaught(sent.cause());
            }
        });
    }

    private void leave(DuplexChannel channel) {
        visit.end(new Ending.Abandoned());
        // The FIN by itself: close() would send RST instead if a part of the answer had come already.
        channel.shutdownOutput().addListener(shut -> channel.close());
    }
}
