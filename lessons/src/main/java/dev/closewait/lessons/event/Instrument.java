package dev.closewait.lessons.event;

/**
 * Something the kernel is watched with.
 *
 * @param name {@code socket table}, {@code segments}, {@code kernel trace}
 * @param works whether it can be used here
 * @param says what it reads, or why it cannot be used
 */
public record Instrument(String name, boolean works, String says) {}
