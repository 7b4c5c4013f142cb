package dev.closewait.cli.web;

import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.cli.web.visit.Visitors;
import dev.closewait.lessons.plan.Settings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Serves the page on 127.0.0.1, and nowhere else. */
public final class LearnServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    /** In bytes; what a page wants is shorter. */
    private static final int LONGEST_BODY = 4096;
    /** In bytes, for each browser: a whole history fits in; one that leaves more lie is cut off. */
    private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(1 << 20, 1 << 21);
    /** A browser keeps connections for what it may want next, but not for ever. */
    private static final int IDLE_SECONDS = 60;
    private static final int STUCK_SECONDS = 10;

    private final EventLoopGroup loop;
    private final ChannelGroup browsers;
    private final Visitors visitors;
    private final int port;
    private final String token;

    private LearnServer(EventLoopGroup loop, ChannelGroup browsers, Visitors visitors, int port, String token) {
        this.loop = loop;
        this.browsers = browsers;
        this.visitors = visitors;
        this.port = port;
        this.token = token;
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any free one
     * @param settings how lessons are run
     * @throws IOException when the port is in use or not to be had; the message says what to do
     */
    public static LearnServer open(int port, Bounds bounds, Settings settings) throws IOException {
        // One thread is enough: it never waits, and events of a visitor are written in the order in which they come.
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("learn-web", true),
                NioIoHandler.newFactory());
        ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Visitors visitors = new Visitors(bounds);
        String token = Visitors.secret();
        Connections connections = new Connections(channels, visitors, bounds, settings, token);
        ChannelFuture bound = new ServerBootstrap().group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                .childHandler(connections)
                .bind(new InetSocketAddress(NetUtil.LOCALHOST4, port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            visitors.close();
            stop(loop);
            throw new IOException(PortTrouble.says(port, bound.cause()), bound.cause());
        }
        channels.add(bound.channel());
        int chosen = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        return new LearnServer(loop, channels, visitors, chosen, token);
    }

    /** Makes a pipeline for each connection of a browser, while there are not too many. */
    private static final class Connections extends ChannelInitializer<SocketChannel> {
        private final ChannelGroup channels;
        private final Visitors visitors;
        private final Bounds bounds;
        private final Settings settings;
        private final String token;

        Connections(ChannelGroup channels, Visitors visitors, Bounds bounds, Settings settings, String token) {
            this.channels = channels;
            this.visitors = visitors;
            this.bounds = bounds;
            this.settings = settings;
            this.token = token;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            if (channels.size() > bounds.connections()) { // the listening one is among them
                channel.close();
                return;
            }
            channels.add(channel);
            Guard guard = new Guard(HOST, channel.localAddress().getPort(), token);
            channel.pipeline()
                    .addLast(new ReadTimeoutHandler(IDLE_SECONDS), new WriteTimeoutHandler(STUCK_SECONDS),
                            new HttpServerCodec(), new Protection(), new HttpObjectAggregator(LONGEST_BODY),
                            new RequestHandler(guard, new Requests(guard, visitors, bounds, settings)));
        }
    }

    /** The address of the page. Who has it may act: the token stands behind the #, which no browser sends or passes on. */
    public String url() {
        return origin() + "/#token=" + token;
    }

    /** The address without the token. */
    public String origin() {
        return "http://" + Guard.authority(HOST, port);
    }

    /** How many visitors have something running. */
    public long playing() {
        return visitors.playing();
    }

    /** Ends everything that runs, and stops serving. */
    @Override
    public void close() {
        visitors.close();
        browsers.close().awaitUninterruptibly();
        stop(loop);
    }

    private static void stop(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
