package dev.closewait.client.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.closewait.client.load.Load;
import dev.closewait.sim.Durations;

/**
 * The first connection is about to be opened.
 *
 * @param pid the process of the clients
 * @param duration for how long connections will be opened
 */
public record Started(long pid, String target, String behaviour, String rate, int clients, String patience,
        @JsonProperty("for") String duration, long maxConnections, String path, String transport, long seed)
        implements
            Event {
    /** This process is about to do this. */
    public static Started of(Load load) {
        return new Started(ProcessHandle.current().pid(), load.target().toString(), load.behaviour().name(),
                load.rate().toString(), load.clients(), Durations.text(load.patience()),
                Durations.text(load.duration()), load.maxConnections(), load.path(), load.transport().toString(),
                load.seed());
    }

    @Override
    public String event() {
        return "started";
    }
}
