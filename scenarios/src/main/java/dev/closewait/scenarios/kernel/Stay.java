package dev.closewait.scenarios.kernel;

/**
 * A socket's time in CLOSE_WAIT, as far as it was seen. Instants are on the clock of the observations.
 *
 * @param cookie which socket
 * @param enteredNanos when its peer's FIN came
 * @param firstSeenNanos the first look that showed it
 * @param lastSeenNanos the last look that showed it
 */
public record Stay(long cookie, long enteredNanos, long firstSeenNanos, long lastSeenNanos) {
    /** How long it is known to have stood there, in nanoseconds: until the last look that showed it. */
    public long dwellNanos() {
        return lastSeenNanos - enteredNanos;
    }
}
