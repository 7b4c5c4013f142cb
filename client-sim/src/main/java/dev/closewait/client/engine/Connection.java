package dev.closewait.client.engine;

import dev.closewait.client.behaviour.Cause;
import dev.closewait.client.behaviour.Ending;
import dev.closewait.client.behaviour.Visit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/**
 * One connection, from when it was due until it is closed: the last handler of its pipeline, which hears what the
 * behaviour's handlers did not care for.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Visit {
    private final Connector connector;
    private final long dueNanos;
    private boolean ended;

    /**
     * A connection that is about to be tried.
     *
     * @param dueNanos when it should have been tried, on the clock of {@link System#nanoTime}
     */
    Connection(Connector connector, long dueNanos) {
        this.connector = connector;
        this.dueNanos = dueNanos;
    }

    @Override
    public ByteBuf request() {
        return connector.request();
    }

    @Override
    public Duration patience() {
        return connector.patience();
    }

    @Override
    public void end(Ending ending) {
        if (!ended) {
            ended = true;
            connector.tally().ended(ending, System.nanoTime() - dueNanos);
        }
    }

    /** It went wrong, unless it was over: who closes a connection that is being made makes it fail, too. */
    void failed(Throwable cause) {
        if (!ended) {
            end(Endings.of(cause));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(cause);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(new Ending.Failed(Cause.CLOSED_EARLY));
    }
}
