package dev.closewait.client.behaviour;

import io.netty.channel.ChannelPipeline;

/**
 * A fixed set of clients that come back, each from an address of its own, in turn: connect, ask one thing, wait for the
 * answer, leave with a FIN. When its turn comes, a client connects even if it still waits for an earlier answer: the
 * schedule is open loop, so a client has up to rate × patience / clients connections at once.
 */
public record Steady() implements Behaviour {
    private static final int CLIENTS = 20;

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public int clients() {
        return CLIENTS;
    }

    @Override
    public int network() {
        return 1;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        pipeline.addLast(new Patience(visit));
        OneGet.join(pipeline, visit);
    }
}
