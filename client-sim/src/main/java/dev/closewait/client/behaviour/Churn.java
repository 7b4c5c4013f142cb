package dev.closewait.client.behaviour;

import com.google.auto.service.AutoService;
import dev.closewait.client.schedule.Arrivals;
import dev.closewait.client.schedule.Rate;
import io.netty.channel.ChannelPipeline;

/** Strangers, each seen once: they arrive at random, ask one thing, and leave with a FIN when they have read it. */
@AutoService(Behaviour.class)
public record Churn() implements Behaviour {
    /** Enough for 200,000 ports: connections rotate over the addresses so that TIME_WAIT does not use them up. */
    private static final int ADDRESSES = 8;

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public int clients() {
        return ADDRESSES;
    }

    @Override
    public int network() {
        return 2;
    }

    @Override
    public Arrivals arrivals(Rate rate, long seed) {
        return Arrivals.poisson(rate, seed);
    }

    @Override
    public void join(ChannelPipeline pipeline, Visit visit) {
        new OneAnswer(visit).join(pipeline);
    }
}
