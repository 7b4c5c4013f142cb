package dev.closewait.lessons.event;

import java.util.Locale;

/** How it is known that a segment crossed. */
public enum Evidence {
    /** A packet socket on the loopback device saw it. Needs CAP_NET_RAW. */
    CAPTURED,
    /** {@code tcp_info} of a socket at either end counted it. */
    COUNTED,
    /** Nothing counts any more, for both sockets are gone or were not there yet; the states that were read prove it. */
    IMPLIED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
