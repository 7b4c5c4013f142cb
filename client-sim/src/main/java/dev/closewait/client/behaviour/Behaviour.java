package dev.closewait.client.behaviour;

import dev.closewait.client.schedule.Arrivals;
import dev.closewait.client.schedule.Rate;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/**
 * How clients open, use and leave their connections. A behaviour has no state; each connection's state lives in the
 * handlers that {@link #join} adds. It is found by its {@code AutoService} annotation: no list names it.
 */
public interface Behaviour {
    /** As many clients as most behaviours have unless told otherwise. */
    int DEFAULT_CLIENTS = 20;

    /** How it is called on the command line and in scenarios: lower case, hyphens between words. */
    String name();

    /** The N of its clients' addresses 127.N.0.1, …: 1 to 255, another for each behaviour so that a socket tells it. */
    int network();

    /** How many source addresses its clients come from unless told otherwise. */
    default int clients() {
        return DEFAULT_CLIENTS;
    }

    /** When its connections are due; evenly unless it says otherwise. */
    default Arrivals arrivals(Rate rate, long seed) {
        return Arrivals.even(rate);
    }

    /**
     * How many connections so many clients have at once; no bound unless it says one. Where one more is due, {@link Turn}
     * comes to the connection that was opened last, instead.
     */
    default int atOnce(int clients) {
        return Integer.MAX_VALUE;
    }

    /** What its clients ask, save the headers that all clients send: a GET unless it says otherwise. */
    default FullHttpRequest request(String path) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
    }

    /**
     * Puts a client's handlers on a connection that is about to be made: options that must stand before the connection
     * does can be set from here. They use it, close it, and tell the visit how it ended.
     */
    void join(ChannelPipeline pipeline, Visit visit);
}
