package dev.closewait.server.http;

/**
 * Travels through a connection's pipeline as a user event when the kernel has taken a response. The connection is closed
 * only when this event has passed all faults and come to the {@link Responder}: who throws on its way skips the close.
 */
public enum ResponseWritten {
    INSTANCE
}
