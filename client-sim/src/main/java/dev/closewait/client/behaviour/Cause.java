package dev.closewait.client.behaviour;

import java.util.Locale;

/** Why a connection failed; written as {@code addresses-exhausted}. */
public enum Cause {
    /** The server, or something on the way, sent RST. */
    RESET,
    /** The server sent its FIN before the response was whole. */
    CLOSED_EARLY,
    /** What the server sent is not HTTP. */
    MALFORMED_RESPONSE,
    /** The source address has no port left for this target (EADDRNOTAVAIL, EADDRINUSE): most wait in TIME_WAIT. */
    ADDRESSES_EXHAUSTED,
    /** This process may not open another socket (EMFILE, ENFILE). */
    DESCRIPTORS_EXHAUSTED,
    /** No route to the target. */
    UNREACHABLE,
    /** The kernel gave up: nobody acknowledged (ETIMEDOUT). */
    TIMED_OUT,
    /** Anything else; the first of them is logged. */
    OTHER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
