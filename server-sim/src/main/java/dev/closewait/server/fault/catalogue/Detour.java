package dev.closewait.server.fault.catalogue;

import dev.closewait.server.http.Connection;
import dev.closewait.server.http.Responses;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends each request of a connection on a detour before it is passed on. What the peer sends meanwhile, and its FIN, is read,
 * and waits behind that, in order. A request that the detour has no room for is answered 503, and its connection closed.
 */
final class Detour extends ChannelInboundHandlerAdapter {
    private final Connection connection;
    private final Executor way;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private State state = State.IDLE;

    private enum State {
        IDLE, UNDER_WAY, REFUSED
    }

    private Detour(Connection connection, Executor way) {
        this.connection = connection;
        this.way = way;
    }

    /**
     * Puts a detour into a connection's pipeline.
     *
     * @param way is asked for each request, on the connection's event loop, to run what passes it on: when it has come
     *     through, on whatever thread that is, or never
     */
    static void join(Connection connection, Executor way) {
        connection.channel().pipeline().addLast(new Detour(connection, way));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (state) {
            case UNDER_WAY -> waiting.add(() -> channelRead(context, message));
            case REFUSED -> ReferenceCountUtil.release(message);
            case IDLE -> {
                if (message instanceof LastHttpContent) {
                    setOut(context, message);
                } else {
                    context.fireChannelRead(message);
                }
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (state == State.UNDER_WAY && event instanceof ChannelInputShutdownEvent) {
            waiting.add(() -> userEventTriggered(context, event));
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    private void setOut(ChannelHandlerContext context, Object message) {
        state = State.UNDER_WAY;
        try {
            way.execute(() -> comeThrough(context, message));
        } catch (RejectedExecutionException e) {
            refuse(context, message);
        }
    }

    private void comeThrough(ChannelHandlerContext context, Object message) {
        try {
            context.executor().execute(() -> passOn(context, message));
        } catch (RejectedExecutionException e) {
            // The server was closed meanwhile, and this connection with it.
            ReferenceCountUtil.release(message);
        }
    }

    private void passOn(ChannelHandlerContext context, Object message) {
        state = State.IDLE;
        context.fireChannelRead(message);
        while (state != State.UNDER_WAY && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void refuse(ChannelHandlerContext context, Object message) {
        state = State.REFUSED;
        ReferenceCountUtil.release(message);
        connection.counters().rejected();
        context.channel().writeAndFlush(Responses.overloaded()).addListener(ChannelFutureListener.CLOSE);
    }
}
