package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;

/**
 * A fixed set of clients that ask {@value #REQUESTS} times on one connection, each time when they have read the answer, and
 * then leave with a FIN: browsers, and every HTTP client of today. The server's kernel sees a FIN that comes when the
 * server waits for the next request.
 *
 * <p>The rate counts connections, not requests, from the clients' addresses in turn; patience is for all answers together.
 * The ending is {@link Ending.Answered} when the last answer is whole, and the latency that of all of them.
 */
@AutoService(Behaviour.class)
public record KeepAlive() implements Behaviour {
    /** More than one, and few enough to be answered in one patience. */
    static final int REQUESTS = 5;

    @Override
    public String name() {
        return "keep-alive";
    }

    @Override
    public int network() {
        return 9;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new Conversation(visit).join(pipeline);
    }

    private static final class Conversation extends Exchange {
        private int answers;

        Conversation(Visit visit) {
            super(visit);
        }

        @Override
        void answered(ChannelHandlerContext context) {
            answers++;
            if (answers < REQUESTS) {
                ask(context);
            } else {
                leave(context, new Ending.Answered());
            }
        }
    }
}
