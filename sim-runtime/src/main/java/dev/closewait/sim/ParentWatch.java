package dev.closewait.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Ends this process when the process that started it has ended, however that ended.
 *
 * <p>{@link ProcessHandle#onExit()} would do for a child; for another process it looks ever more rarely, at last every five
 * seconds, and takes a killed process that nobody has reaped for a living one.
 */
public final class ParentWatch {
    /** This process outlives its parent by as much, at most. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Enough for the number, the name and the state, which come first in /proc/PID/stat (proc_pid_stat(5)). */
    private static final int ENOUGH = 256;

    private ParentWatch() {}

    /**
     * From now on, this process ends when that one has ended, a moment later; it ends now if that one is gone already.
     *
     * <p>The parent is asked through one descriptor that stays open: a process that has used up its descriptors could open
     * no other, and a later process with the same number is not the one behind this descriptor.
     *
     * @param pid the process to outlive by a moment at most; normally the one that started this one
     */
    public static void endWith(long pid) {
        try {
            FileChannel stat = FileChannel.open(Path.of("/proc", Long.toString(pid), "stat"));
            Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
                while (lives(stat)) {
                    pause();
                }
                end();
            });
        } catch (IOException gone) {
            end();
        }
    }

    private static boolean lives(FileChannel stat) {
        try {
            ByteBuffer text = ByteBuffer.allocate(ENOUGH);
            stat.read(text, 0);
            String read = StandardCharsets.ISO_8859_1.decode(text.flip()).toString();
            int state = read.lastIndexOf(") ") + 2;
            return state < read.length() && read.charAt(state) != 'Z' && read.charAt(state) != 'X';
        } catch (IOException ended) {
            return false; // no such process any more
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
