package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;

/**
 * Connects, and leaves with a FIN before it has asked anything: a load balancer's TCP check, a port scanner, a browser that
 * connected ahead of need. The server's kernel has a socket in CLOSE_WAIT with Recv-Q 1, the FIN, until somebody reads.
 *
 * <p>The rate counts such connections, from the clients' addresses in turn; patience is for the connection alone. Their
 * ending is {@link Ending.Abandoned}.
 */
@AutoService(Behaviour.class)
public record LeaveBeforeRequest() implements Behaviour {
    @Override
    public String name() {
        return "leave-before-request";
    }

    @Override
    public int network() {
        return 3;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        Leaving.join(pipeline, visit, ChannelHandlerContext::newSucceededFuture);
    }
}
