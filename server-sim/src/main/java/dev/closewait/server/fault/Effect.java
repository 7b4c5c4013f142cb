package dev.closewait.server.fault;

import dev.closewait.server.http.Acceptance;
import dev.closewait.server.http.Connection;

/**
 * What a {@link Fault} that is switched on does to a running server. A hook that most faults have no use for belongs here
 * as a default method that does nothing.
 */
@FunctionalInterface
public interface Effect {
    /**
     * Called for each new connection, on its event loop, before it is active. Handlers that the effect adds stand between
     * the HTTP codec and the healthy {@link dev.closewait.server.http.Responder}, and stay for the connection's life.
     */
    void onConnection(Connection connection);

    /**
     * Called for each connection that was just taken from the listen backlog, on the listener's event loop.
     *
     * @return whether it goes on to an event loop of its own; where not, nobody but the effect knows of it any more
     */
    default boolean onAccept(Acceptance acceptance) {
        return true;
    }

    /** The fault was switched off; connections keep what it did to them, and what it did to the listener ends. */
    default void switchOff() {}
}
