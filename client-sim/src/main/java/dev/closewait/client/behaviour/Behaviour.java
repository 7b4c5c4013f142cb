package dev.closewait.client.behaviour;

import dev.closewait.client.schedule.Arrivals;
import dev.closewait.client.schedule.Rate;
import io.netty.channel.ChannelPipeline;

/**
 * How clients open, use and leave their connections. A behaviour has no state; each connection's state lives in the
 * handlers that {@link #join} adds.
 */
public sealed interface Behaviour permits Churn, Steady {
    /** How it is called on the command line and in scenarios: lower case, hyphens between words. */
    String name();

    /** How many source addresses its clients come from unless told otherwise. */
    int clients();

    /** The N of its clients' addresses 127.N.0.1, …: 1 to 255, another for each behaviour so that a socket tells it. */
    int network();

    /** When its connections are due; evenly unless it says otherwise. */
    default Arrivals arrivals(Rate rate, long seed) {
        return Arrivals.even(rate);
    }

    /**
     * Puts a client's handlers on a connection that is about to be made: options that must stand before the connection
     * does can be set from here. They use it, close it, and tell the visit how it ended.
     */
    void join(ChannelPipeline pipeline, Visit visit);
}
