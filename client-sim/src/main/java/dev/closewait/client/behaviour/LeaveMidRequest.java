package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPipeline;

/**
 * Sends half of a request's head, then a FIN: a client that was killed in mid-request, a phone that lost its app, a proxy
 * whose own client went away. The server's kernel has the first half in Recv-Q and a socket in CLOSE_WAIT; a server that
 * waits for the rest waits for ever.
 *
 * <p>The rate counts such connections, from the clients' addresses in turn; patience is for the connection alone. Their
 * ending is {@link Ending.Abandoned}.
 */
@AutoService(Behaviour.class)
public record LeaveMidRequest() implements Behaviour {
    @Override
    public String name() {
        return "leave-mid-request";
    }

    @Override
    public int network() {
        return 4;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        Leaving.join(pipeline, visit, context -> context.writeAndFlush(firstHalf(visit.request())));
    }

    private static ByteBuf firstHalf(ByteBuf request) {
        return request.writerIndex(request.readerIndex() + request.readableBytes() / 2);
    }
}
