package dev.closewait.server.fault.catalogue;

import dev.closewait.server.http.Connection;
import dev.closewait.server.http.Responses;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has a worker burn CPU for each request of a connection before the request is passed on. What the peer sends meanwhile,
 * and its FIN, wait behind that, in order.
 */
final class WorkFirst extends ChannelInboundHandlerAdapter {
    private final Connection connection;
    private final Executor workers;
    private final long cpuNanos;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private State state = State.IDLE;

    private enum State {
        IDLE, WORKING, REFUSED
    }

    WorkFirst(Connection connection, Executor workers, Duration cpu) {
        this.connection = connection;
        this.workers = workers;
        this.cpuNanos = cpu.toNanos();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (state) {
            case WORKING -> waiting.add(() -> channelRead(context, message));
            case REFUSED -> ReferenceCountUtil.release(message);
            case IDLE -> {
                if (message instanceof LastHttpContent) {
                    work(context, message);
                } else {
                    context.fireChannelRead(message);
                }
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (state == State.WORKING && event instanceof ChannelInputShutdownEvent) {
            waiting.add(() -> userEventTriggered(context, event));
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    private void work(ChannelHandlerContext context, Object message) {
        state = State.WORKING;
        try {
            workers.execute(() -> {
                burn(cpuNanos);
                report(context, message);
            });
        } catch (RejectedExecutionException e) {
            refuse(context, message);
        }
    }

    private void report(ChannelHandlerContext context, Object message) {
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
        while (state != State.WORKING && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void refuse(ChannelHandlerContext context, Object message) {
        state = State.REFUSED;
        ReferenceCountUtil.release(message);
        connection.counters().rejected();
        context.channel().writeAndFlush(Responses.overloaded()).addListener(ChannelFutureListener.CLOSE);
    }

    /** Works until this thread has had so much of the CPU, which can take any time on the wall. */
    static void burn(long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanos;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
