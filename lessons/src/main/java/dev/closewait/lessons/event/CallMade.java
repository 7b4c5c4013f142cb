package dev.closewait.lessons.event;

/**
 * A system call that was made, or is to be made.
 *
 * @param by the name of the endpoint that makes it
 * @param text as it would stand in C: {@code shutdown(client, SHUT_WR)}
 * @param result what the kernel answered: {@code 0}, {@code -1 EPIPE (Broken pipe)}; empty before it is made
 */
public record CallMade(String by, String text, String result) {}
