package dev.closewait.server.fault.catalogue;

import dev.closewait.server.http.Connection;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;

/** Passes on what a client sends, and to the client what a backend answers; the client's end of stream it keeps to itself. */
final class Relay extends ChannelInboundHandlerAdapter {
    private final Connection client;
    private final ChannelFuture backend;

    Relay(Connection client, Backend backend) {
        this.client = client;
        this.backend = backend.connect(new Answers());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        backend.addListener(connected -> {
            if (connected.isSuccess()) {
                backend.channel().writeAndFlush(bytes);
            } else {
                ReferenceCountUtil.release(bytes);
            }
        });
    }

    /** Here {@code shutdownOutput()} of the backend's connection is what is missing. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            client.counters().leaked();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        backend.channel().close();
    }

    /** The other direction, which is as it should be. */
    private final class Answers extends ChannelInboundHandlerAdapter {
        /** The backend's answers are short: each comes in one piece. */
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            client.channel().writeAndFlush(bytes).addListener(written -> {
                if (written.isSuccess()) {
                    client.counters().answered();
                }
            });
        }

        /** Also called when the backend could not be reached. */
        @Override
        public void channelUnregistered(ChannelHandlerContext context) {
            client.channel().close();
        }
    }
}
