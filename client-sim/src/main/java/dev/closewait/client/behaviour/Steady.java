package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelPipeline;

/**
 * A fixed set of clients that come back, each from an address of its own, in turn: connect, ask one thing, wait for the
 * answer, leave with a FIN. When its turn comes, a client connects even if it still waits for an earlier answer: the
 * schedule is open loop, so a client has up to rate × patience / clients connections at once.
 */
@AutoService(Behaviour.class)
public record Steady() implements Behaviour {
    @Override
    public String name() {
        return "steady";
    }

    @Override
    public int network() {
        return 1;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new OneAnswer(visit).join(pipeline);
    }
}
