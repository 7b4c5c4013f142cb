package dev.closewait.scenarios.file;

import dev.closewait.client.behaviour.Behaviour;
import dev.closewait.client.schedule.Rate;
import java.time.Duration;
import java.util.Optional;

/**
 * The clients that put the server under load.
 *
 * @param behaviour how they open, use and leave connections
 * @param clients how many there are, each with an address of its own; empty for as many as the behaviour likes
 * @param rate how many connections they open together
 * @param patience how long each waits for its answer before it gives up with a FIN
 */
public record ClientSpec(Behaviour behaviour, Optional<Integer> clients, Rate rate, Duration patience) {
    /** The same clients, when they do something else. */
    ClientSpec doing(Behaviour other) {
        return new ClientSpec(other, clients, rate, patience);
    }
}
