package dev.closewait.server.fault.catalogue;

import static dev.closewait.server.TestServers.FIN;

import dev.closewait.server.Await;
import dev.closewait.server.Client;
import dev.closewait.server.Server;
import dev.closewait.server.TestServers;
import dev.closewait.sim.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class UnregisteredChannelTest {
    private final Transport transport;

    UnregisteredChannelTest(Transport transport) {
        this.transport = transport;
    }

    @Test
    void theProcessOwnsASocketThatNobodyReads() throws Exception {
        try (Server server = TestServers.start(transport, new UnregisteredChannel(1, 1));
                Client client = new Client(server.port())) {
            client.sendGet();
            TestServers.assertStays(server, client, Client.GET.length() + FIN);
        }
    }

    @Test
    void itsTwinVanishes() throws Exception {
        try (Server server = TestServers.start(transport, new UnregisteredChannel(0, 1))) {
            TestServers.closeOneOnEachLoop(server);
        }
    }

    @Test
    void theServersEndLeavesNothingBehind() throws Exception {
        Server server = TestServers.start(transport, new UnregisteredChannel(1, 1));
        try (server; Client client = new Client(server.port())) {
            client.fin().awaitCloseWait("a descriptor", row -> row.inode() != 0);
            server.close();
            client.awaitServerEndGone();
        }
    }

    /** The one that is lost here stays lost until this JVM ends, which is what the test shows. */
    @Test
    void theGarbageCollectorClosesNothing() throws Exception {
        TestServers.assumeAvailable(transport);
        CompletableFuture<WeakReference<Channel>> lost = new CompletableFuture<>();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, transport.ioHandlerFactory());
        Channel listener = new ServerBootstrap().group(loop)
                .channel(transport.serverChannel())
                .handler(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object accepted) {
                        lost.complete(new WeakReference<>((Channel) accepted));
                    }
                })
                .childHandler(new ChannelInboundHandlerAdapter())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        try (Client client = new Client(((InetSocketAddress) listener.localAddress()).getPort())) {
            WeakReference<Channel> channel = lost.get(20, TimeUnit.SECONDS);
            Await.until("the channel is collected", () -> {
                System.gc();
                return channel.refersTo(null);
            });
            listener.close().sync();
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
            client.sendGet().fin();
            client.awaitCloseWait("everything unread, and a descriptor",
                    row -> row.unreadBytes() == Client.GET.length() + FIN && row.inode() != 0);
        }
    }
}
