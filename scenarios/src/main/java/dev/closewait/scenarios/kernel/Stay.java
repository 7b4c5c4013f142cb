package dev.closewait.scenarios.kernel;

/**
 * A socket's time in CLOSE_WAIT, as far as it was seen. Instants are on the clock of the observations.
 *
 * @param cookie which socket
 * @param enteredNanos when its peer's FIN came
 * @param firstSeenNanos the first look that showed it
 */
public record Stay(long cookie, long enteredNanos, long firstSeenNanos) {}
