package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;

/**
 * Sends {@value #REQUESTS} requests in one write, waits for all answers, and leaves with a FIN: package managers, and what
 * stands behind a proxy that batches (RFC 9112, 9.3.2). The server's kernel has several requests in Recv-Q at once: a
 * server that stops reading after the first leaves the others, and the FIN behind them, unread.
 *
 * <p>The rate counts connections, not requests, from the clients' addresses in turn; patience is for all answers together.
 * The ending is {@link Ending.Answered} when the last answer is whole, and the latency that of all of them.
 */
@AutoService(Behaviour.class)
public record Pipelining() implements Behaviour {
    /** More than one, and together less than any receive buffer. */
    static final int REQUESTS = 5;

    @Override
    public String name() {
        return "pipelining";
    }

    @Override
    public int network() {
        return 10;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new Batch(visit).join(pipeline);
    }

    private static final class Batch extends Exchange {
        private int answers;

        Batch(Visit visit) {
            super(visit);
        }

        @Override
        void ask(ChannelHandlerContext context) {
            ByteBuf all = context.alloc().buffer();
            for (int i = 0; i < REQUESTS; i++) {
                ByteBuf request = visit().request();
                all.writeBytes(request);
                request.release();
            }
            context.writeAndFlush(all, context.voidPromise());
        }

        @Override
        void answered(ChannelHandlerContext context) {
            answers++;
            if (answers == REQUESTS) {
                leave(context, new Ending.Answered());
            }
        }
    }
}
