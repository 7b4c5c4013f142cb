package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;

/**
 * A pool that never notices that the server has closed its connections: an HTTP or database client that looks at a
 * connection only when it lends it. It opens one for each of its clients, uses it once, and keeps it; from then on it lends
 * the one that it opened last, and the others lie idle. When the server's idle timeout ends them, they are in CLOSE_WAIT on
 * this side and in FIN_WAIT_2 on the server's, and stay so until the run ends: as many as the pool is large, and no more.
 *
 * <p>The clients are the pool's size, and have an address each. The rate counts what somebody wants a connection for: it
 * opens one until the pool is full, and borrows from then on. A borrowed connection that turns out to be dead is closed and
 * another opened when the next is due; patience is for each use. The ending of a connection is that of its first use.
 */
@AutoService(Behaviour.class)
public record IdlePool() implements Behaviour {
    @Override
    public String name() {
        return "idle-pool";
    }

    @Override
    public int network() {
        return 12;
    }

    @Override
    public int atOnce(int clients) {
        return clients;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        // Otherwise every transport closes by itself when the server's FIN comes; so the pool would have to, and does not.
        pipeline.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        new Pooled(visit).join(pipeline);
    }
}
