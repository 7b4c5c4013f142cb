package dev.closewait.sim;

import java.util.Optional;

/** Ends this process when the process that started it has ended, however that ended. */
public final class ParentWatch {
    private ParentWatch() {}

    /**
     * From now on, this process ends at once when that one is gone; it ends now if it is gone already.
     *
     * @param pid the process to outlive by a moment at most; normally the one that started this one
     */
    public static void endWith(long pid) {
        Optional<ProcessHandle> parent = ProcessHandle.of(pid);
        if (parent.isEmpty()) {
            end();
        } else {
            parent.get().onExit().thenRun(ParentWatch::end);
        }
    }

    /** Halts: shutdown hooks could wait for the very thing that a fault has blocked. */
    private static void end() {
        Runtime.getRuntime().halt(0);
    }
}
