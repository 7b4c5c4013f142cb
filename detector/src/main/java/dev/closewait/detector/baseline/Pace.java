package dev.closewait.detector.baseline;

import java.time.Duration;

/**
 * Lets one count a second pass at most. Counts closer together share most of their sockets, and tests that take them for
 * independent would see trends in nothing.
 */
final class Pace {
    /** A little less than a second, or a look each second that comes early by a hair would be passed over. */
    private static final long LEAST_NANOS = Duration.ofMillis(900).toNanos();

    private boolean begun;
    private long lastNanos;

    /** Whether a count at this instant passes. */
    boolean passes(long nanos) {
        if (begun && nanos - lastNanos < LEAST_NANOS) {
            return false;
        }
        begun = true;
        lastNanos = nanos;
        return true;
    }
}
