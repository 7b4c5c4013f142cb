package dev.closewait.server.fault;

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
}
