package dev.closewait.scenarios.kernel;

/**
 * Whether one condition of a scenario's {@code kernel} section held.
 *
 * @param held whether it did
 * @param sentence what was seen and what was wanted, with figures
 */
public record Finding(boolean held, String sentence) {}
