package dev.closewait.scenarios.kernel;

/**
 * A socket that was still in CLOSE_WAIT when the load had ended and everything else had settled. Instants are on the
 * clock of the observations.
 *
 * @param cookie which socket
 * @param enteredNanos when its peer's FIN came
 * @param firstSeenNanos the first look that showed it
 */
public record Leak(long cookie, long enteredNanos, long firstSeenNanos) {}
