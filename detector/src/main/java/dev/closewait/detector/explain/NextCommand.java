package dev.closewait.detector.explain;

/**
 * A command to run next.
 *
 * @param command as it is typed
 * @param why what it will show
 */
public record NextCommand(String command, String why) {}
