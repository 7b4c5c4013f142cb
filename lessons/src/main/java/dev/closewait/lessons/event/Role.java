package dev.closewait.lessons.event;

import java.util.Locale;

/** What an endpoint is to its lesson. */
public enum Role {
    /** Waits for connections, and has none itself. */
    LISTENER,
    /** Opened the connection. */
    CLIENT,
    /** The other end of it: what the kernel makes when a client asks, and {@code accept()} hands over. */
    SERVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
