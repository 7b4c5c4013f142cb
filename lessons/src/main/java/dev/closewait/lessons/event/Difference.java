package dev.closewait.lessons.event;

/**
 * The kernel answered otherwise than the lesson says.
 *
 * @param what what was looked at: {@code state of server}, {@code Recv-Q of client}, {@code segments from client to server}
 */
public record Difference(String what, String expected, String found) {}
