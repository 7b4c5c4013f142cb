package dev.closewait.server.fault.catalogue;

import dev.closewait.server.http.Counters;
import dev.closewait.server.http.Responder;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A healthy server for a proxy to stand before, on any free loopback port: it keeps a connection for as long as its peer does. */
final class Backend {
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("backend", true),
            NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    /** Listens from now on. */
    Backend() {
        ChannelFuture bound = new ServerBootstrap().group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new Responder(new Counters()));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .awaitUninterruptibly();
        listener = bound.channel();
        if (!bound.isSuccess()) {
            end();
            throw new IllegalStateException(
                    "one-way-proxy: its backend cannot listen on loopback: " + bound.cause().getMessage(),
                    bound.cause());
        }
    }

    /** A new connection to it, whose answers that handler gets. */
    ChannelFuture connect(ChannelHandler answers) {
        ChannelFuture connecting = new Bootstrap().group(loop)
                .channel(NioSocketChannel.class)
                .handler(answers)
                .connect(listener.localAddress());
        connections.add(connecting.channel());
        return connecting;
    }

    /** Takes no more connections, and ends with the last of those that it has. */
    void retire() {
        listener.close().addListener(closed -> connections.newCloseFuture().addListener(left -> end()));
    }

    private void end() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
