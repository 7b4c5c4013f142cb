package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import io.netty.channel.ChannelPipeline;

/**
 * A fixed set of clients, each from an address of its own, that have as many connections at once as there are of them: connect,
 * ask one thing, wait for the answer, leave with a FIN. What is due while all of them wait is not opened. So with a rate that no
 * server keeps up with, it is a closed loop as wrk and ab are, and finds out how many connections a second there can be.
 */
@AutoService(Behaviour.class)
public record ClosedLoop() implements Behaviour {
    @Override
    public String name() {
        return "closed-loop";
    }

    @Override
    public int network() {
        return 14;
    }

    @Override
    public int atOnce(int clients) {
        return clients;
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new OneAnswer(visit).join(pipeline);
    }
}
