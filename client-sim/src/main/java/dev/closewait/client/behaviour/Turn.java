package dev.closewait.client.behaviour;

/**
 * Comes to a connection's pipeline as a user event when another one was due, and its clients have as many as they ever
 * have: it is this connection's turn to be used again. Who is not idle may ignore it.
 */
public enum Turn {
    INSTANCE
}
