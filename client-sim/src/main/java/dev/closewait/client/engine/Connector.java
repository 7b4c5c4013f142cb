package dev.closewait.client.engine;

import dev.closewait.client.behaviour.Behaviour;
import dev.closewait.client.behaviour.Ending;
import dev.closewait.client.behaviour.Turn;
import dev.closewait.client.load.Load;
import dev.closewait.client.load.SourceAddresses;
import dev.closewait.sim.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Opens connections, each from the next source address in turn, and knows those that are open. It belongs to one event
 * loop.
 *
 * <p>The port is chosen when the connection is made, and not when the address is bound ({@code ip(7)},
 * IP_BIND_ADDRESS_NO_PORT): so a source address has its 28,000 ports for each target, and the kernel may take one again
 * from TIME_WAIT. NIO cannot ask for that: there, all targets of a source address share its ports, and each is gone for
 * the 60 s of TIME_WAIT, which allows some 470 connections a second from each address.
 */
final class Connector {
    private static final int IPPROTO_IP = 0;
    private static final int IP_BIND_ADDRESS_NO_PORT = 24;
    private static final IntegerUnixChannelOption BIND_ADDRESS_NO_PORT = new IntegerUnixChannelOption(
            "IP_BIND_ADDRESS_NO_PORT", IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);

    private final EventLoop loop;
    private final Tally tally;
    private final Behaviour behaviour;
    private final int atOnce;
    private final Duration patience;
    private final boolean latePort;
    private final ChannelFactory<? extends SocketChannel> channels;
    private final InetSocketAddress target;
    private final List<InetSocketAddress> sources;
    private final ByteBuf request;
    private final SequencedMap<SocketChannel, Connection> open = new LinkedHashMap<>();
    private Runnable whenAllClosed = () -> {};
    private int turn;

    Connector(EventLoop loop, Tally tally, Load load, InetSocketAddress target) {
        this.loop = loop;
        this.tally = tally;
        this.target = target;
        behaviour = load.behaviour();
        atOnce = behaviour.atOnce(load.clients());
        patience = load.patience();
        latePort = load.transport() != Transport.NIO;
        channels = new ReflectiveChannelFactory<>(load.transport().clientChannel());
        sources = SourceAddresses.towards(target, load);
        request = Request.bytes(load);
    }

    /**
     * Opens one connection that was due at this instant of {@link System#nanoTime}; it fails as its ending says. Where
     * the clients have as many as they ever have at once, the one opened last has its turn instead.
     *
     * @return whether one was opened
     */
    boolean due(long dueNanos) {
        if (open.size() < atOnce) {
            open(dueNanos);
            return true;
        }
        open.sequencedKeySet().getLast().pipeline().fireUserEventTriggered(Turn.INSTANCE);
        return false;
    }

    private void open(long dueNanos) {
        tally.opened(System.nanoTime() - dueNanos);
        Connection connection = new Connection(this, dueNanos);
        try {
            connect(channels.newChannel(), connection);
        } catch (ChannelException noDescriptor) {
            connection.failed(noDescriptor);
        }
    }

    private void connect(SocketChannel channel, Connection connection) {
        open.put(channel, connection);
        channel.closeFuture().addListener(done -> closed(channel));
        // No timer of Netty's own: how long to wait is the behaviour's to say.
        channel.config().setConnectTimeoutMillis(0);
        if (latePort) {
            channel.config().setOption(BIND_ADDRESS_NO_PORT, 1);
        }
        behaviour.join(channel.pipeline(), connection);
        channel.pipeline().addLast(connection);
        loop.register(channel);
        connecting(channel).addListener(done -> {
            if (!done.isSuccess()) {
                connection.failed(done.cause());
                channel.close();
            }
        });
    }

    private ChannelFuture connecting(SocketChannel channel) {
        if (sources.isEmpty()) {
            return channel.connect(target);
        }
        InetSocketAddress source = sources.get(turn);
        turn = (turn + 1) % sources.size();
        return channel.connect(target, source);
    }

    /** How many connections are not closed yet. */
    int openCount() {
        return open.size();
    }

    /** Runs this as soon as nothing is open, be it now. */
    void whenAllClosed(Runnable action) {
        whenAllClosed = action;
        if (open.isEmpty()) {
            action.run();
        }
    }

    private void closed(SocketChannel channel) {
        open.remove(channel);
        if (open.isEmpty()) {
            whenAllClosed.run();
        }
    }

    /** All clients leave, with a FIN. */
    void closeAll() {
        Map.copyOf(open).forEach((channel, connection) -> {
            connection.end(new Ending.Abandoned());
            channel.close();
        });
    }

    ByteBuf request() {
        return request.retainedDuplicate();
    }

    Duration patience() {
        return patience;
    }

    Tally tally() {
        return tally;
    }
}
