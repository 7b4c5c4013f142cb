package dev.closewait.scenarios.kernel;

/**
 * How many requests the clients had seen answered at one instant.
 *
 * @param nanos the instant, on the clock of the observations
 * @param answered how many since they began
 */
public record Served(long nanos, long answered) {}
