package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelPipeline;

/**
 * The twin of {@link IdlePool}: a pool that watches the connections that lie idle, and closes one as soon as the server
 * has. Another takes its place when the next is due. On this side a socket passes through CLOSE_WAIT, and does not stay.
 *
 * <p>Clients, rate, patience and ending are those of {@link IdlePool}.
 */
@AutoService(Behaviour.class)
public record AttentivePool() implements Behaviour {
    @Override
    public String name() {
        return "attentive-pool";
    }

    @Override
    public int network() {
        return 13;
    }

    @Override
    public int atOnce(int clients) {
        return clients;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new Pooled(visit).join(pipeline);
    }
}
