package dev.closewait.server;

import dev.closewait.sim.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** A listening port with the event loops of its own that accept and serve its connections. */
final class Listener implements AutoCloseable {
    private final EventLoopGroup acceptor;
    private final EventLoopGroup loops;
    private final Gate gate;
    private final Channel channel;

    private Listener(EventLoopGroup acceptor, EventLoopGroup loops, Gate gate, Channel channel) {
        this.acceptor = acceptor;
        this.loops = loops;
        this.gate = gate;
        this.channel = channel;
    }

    /**
     * Listens from now on, with the longest backlog that the system allows.
     *
     * @param option the command line's name for the port, for the error message
     * @param accepting called with the listener and each connection that it accepted, before that has an event loop; one
     *     that it does not let pass is its own to serve, and closed with the listener at the latest
     * @param connected called for each connection, on its event loop, before it is active
     */
    static Listener open(Transport transport, int threads, InetSocketAddress address, String option,
            BiPredicate<Channel, Channel> accepting, Consumer<SocketChannel> connected) throws CannotListenException {
        EventLoopGroup acceptor = loops(transport, 1, "accept");
        EventLoopGroup loops = loops(transport, threads, "serve");
        Gate gate = new Gate(accepting);
        ChannelFuture bound = new ServerBootstrap().group(acceptor, loops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(gate)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connected.accept(channel);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        Listener listener = new Listener(acceptor, loops, gate, bound.channel());
        if (!bound.isSuccess()) {
            listener.close();
            throw new CannotListenException(address, option, bound.cause());
        }
        return listener;
    }

    private static EventLoopGroup loops(Transport transport, int threads, String name) {
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true),
                transport.ioHandlerFactory());
    }

    /** Stands before Netty's own acceptor, which gives a connection its event loop. */
    private static final class Gate extends ChannelInboundHandlerAdapter {
        private static final long RETRY_SECONDS = 1;

        private final BiPredicate<Channel, Channel> accepting;
        private final Queue<Channel> kept = new ConcurrentLinkedQueue<>();

        Gate(BiPredicate<Channel, Channel> accepting) {
            this.accepting = accepting;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (accepting.test(context.channel(), (Channel) message)) {
                context.fireChannelRead(message);
            } else {
                kept.add((Channel) message);
            }
        }

        /** No event loop does it for them. */
        void closeKept() {
            kept.forEach(channel -> channel.unsafe().closeForcibly());
        }

        /**
         * Accepting failed: mostly, no descriptor is left. It is tried again a second later, as Netty's own acceptor would,
         * and nothing is logged: the first line that is logged opens files, which fails too, and that error would end the
         * accepting thread for good.
         */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ChannelConfig listener = context.channel().config();
            if (listener.isAutoRead()) {
                listener.setAutoRead(false);
                context.executor().schedule(() -> listener.setAutoRead(true), RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Stops listening, and closes all connections. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        acceptor.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
        gate.closeKept();
    }
}
