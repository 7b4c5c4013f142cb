package dev.closewait.detector.survival;

import dev.closewait.detector.process.ProcessSample;
import org.jspecify.annotations.Nullable;

/**
 * What a process used between two samples of it.
 *
 * @param runningCpus CPUs' worth of time that its threads ran
 * @param waitingCpus CPUs' worth of time that they were runnable and did not run
 * @param throttledShare share of the time in which its cgroup was throttled, 0 to 1
 */
record ProcessUse(double runningCpus, double waitingCpus, double throttledShare) {
    /** Nothing is known of it. */
    static final ProcessUse UNKNOWN = new ProcessUse(0, 0, 0);

    /** The use between two samples of one process, {@code elapsedNanos} apart. */
    static ProcessUse between(@Nullable ProcessSample before, @Nullable ProcessSample after, double elapsedNanos) {
        if (before == null || after == null || elapsedNanos <= 0) {
            return UNKNOWN;
        }
        return new ProcessUse(Math.max(0, after.runningNanos() - before.runningNanos()) / elapsedNanos,
                Math.max(0, after.waitingNanos() - before.waitingNanos()) / elapsedNanos,
                Math.clamp((after.throttledNanos() - before.throttledNanos()) / elapsedNanos, 0, 1));
    }

    /** Whether the two are one process, and not an older and a newer one under the same number. */
    static boolean same(ProcessSample before, ProcessSample after) {
        return before.pid() == after.pid() && before.startTicks() == after.startTicks();
    }
}
