package dev.closewait.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends this process when the process that started it has ended, however that ended.
 *
 * <p>{@link ProcessHandle#onExit()} would do for a child; for another process it looks ever more rarely, at last every five
 * seconds, and takes a killed process that nobody has reaped for a living one.
 */
public final class ParentWatch {
    /** This process outlives its parent by as much, at most. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** In /proc/PID/stat, counted from the state, which follows the closing parenthesis (proc_pid_stat(5)). */
    private static final int START_TIME = 19;

    private ParentWatch() {}

    /**
     * From now on, this process ends when that one has ended, a moment later; it ends now if that one is gone already.
     *
     * @param pid the process to outlive by a moment at most; normally the one that started this one
     */
    public static void endWith(long pid) {
        Optional<String> born = startTime(pid);
        if (born.isEmpty()) {
            end();
        }
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            while (startTime(pid).equals(born)) {
                pause();
            }
            end();
        });
    }

    /** When a process was started, which tells it from a later one with the same number; empty when it has ended. */
    private static Optional<String> startTime(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(fields[START_TIME]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            end();
        }
    }

    /** Halts: shutdown hooks could wait for the very thing that a fault has blocked. */
    private static void end() {
        Runtime.getRuntime().halt(0);
    }
}
