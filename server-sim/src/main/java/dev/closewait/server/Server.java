package dev.closewait.server;

import dev.closewait.server.admin.AdminHandler;
import dev.closewait.server.fault.FaultSwitch;
import dev.closewait.server.http.Acceptance;
import dev.closewait.server.http.Connection;
import dev.closewait.server.http.Counters;
import dev.closewait.server.http.Responder;
import dev.closewait.sim.Transport;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import java.net.InetSocketAddress;
import java.util.List;

/** The HTTP server with its faults on one port, and on another, which no fault touches, what switches them. */
public final class Server implements AutoCloseable {
    /** In bytes; a list of all the faults there are is shorter. */
    private static final int LONGEST_ADMIN_BODY = 64 * 1024;

    private final FaultSwitch faults;
    private final Listener serving;
    private final Listener admin;

    private Server(FaultSwitch faults, Listener serving, Listener admin) {
        this.faults = faults;
        this.serving = serving;
        this.admin = admin;
    }

    /**
     * Starts to serve; both ports listen when it returns.
     *
     * @throws CannotListenException when a port is in use or not to be had
     */
    public static Server start(ServerSettings settings) throws CannotListenException {
        FaultSwitch faults = new FaultSwitch(settings.faults());
        Counters counters = new Counters();
        Listener serving = Listener.open(settings.transport(), Runtime.getRuntime().availableProcessors(),
                new InetSocketAddress(settings.address(), settings.port()), "--port",
                (listener, channel) -> accept(new Acceptance(listener, channel, counters), faults),
                channel -> serve(channel, faults, counters));
        try {
            Listener admin = Listener.open(Transport.NIO, 1,
                    new InetSocketAddress(settings.address(), settings.adminPort()), "--admin-port",
                    (listener, channel) -> true, channel -> administer(channel, faults, counters));
            return new Server(faults, serving, admin);
        } catch (CannotListenException e) {
            serving.close();
            throw e;
        }
    }

    /** The port that serves. */
    public int port() {
        return serving.port();
    }

    /** The port that tells and switches the faults. */
    public int adminPort() {
        return admin.port();
    }

    /** The faults that are on, and the means to switch them. */
    public FaultSwitch faults() {
        return faults;
    }

    /** Switches the faults off, stops listening, and closes all connections, leaked ones too. */
    @Override
    public void close() {
        faults.switchTo(List.of());
        serving.close();
        admin.close();
    }

    private static boolean accept(Acceptance acceptance, FaultSwitch faults) {
        acceptance.counters().accepted();
        acceptance.channel().closeFuture().addListener(closed -> acceptance.counters().closed());
        return faults.onAccept(acceptance);
    }

    private static void serve(SocketChannel channel, FaultSwitch faults, Counters counters) {
        channel.pipeline().addLast(new HttpServerCodec(), new HttpServerExpectContinueHandler());
        faults.onConnection(new Connection(channel, counters));
        channel.pipeline().addLast(new Responder(counters));
    }

    private static void administer(SocketChannel channel, FaultSwitch faults, Counters counters) {
        channel.pipeline()
                .addLast(new HttpServerCodec(), new HttpObjectAggregator(LONGEST_ADMIN_BODY),
                        new AdminHandler(faults, counters));
    }
}
