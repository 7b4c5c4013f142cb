package dev.closewait.detector.survival;

import dev.closewait.detector.process.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * What the processes of a service used between two looks.
 *
 * @param known whether any of them was seen at both looks
 * @param runningCpus CPUs' worth of time that their threads ran
 * @param waitingCpus CPUs' worth of time that they were runnable and did not run
 * @param throttledShare share of the time in which a cgroup of theirs was throttled, 0 to 1
 */
record ProcessUse(boolean known, double runningCpus, double waitingCpus, double throttledShare) {
    /** Nothing is known of them. */
    static final ProcessUse UNKNOWN = new ProcessUse(false, 0, 0, 0);

    /** The use between two samples of the same processes, {@code elapsedNanos} apart. */
    static ProcessUse between(List<ProcessSample> before, List<ProcessSample> after, double elapsedNanos) {
        if (elapsedNanos <= 0) {
            return UNKNOWN;
        }
        boolean known = false;
        double running = 0;
        double waiting = 0;
        double throttled = 0;
        for (ProcessSample now : after) {
            Optional<ProcessSample> then = find(before, now);
            if (then.isPresent()) {
                known = true;
                running += Math.max(0, now.runningNanos() - then.get().runningNanos());
                waiting += Math.max(0, now.waitingNanos() - then.get().waitingNanos());
                // Workers mostly share a cgroup, and are throttled together.
                throttled = Math.max(throttled, (double) (now.throttledNanos() - then.get().throttledNanos()));
            }
        }
        return new ProcessUse(known, running / elapsedNanos, waiting / elapsedNanos,
                Math.clamp(throttled / elapsedNanos, 0, 1));
    }

    /** Whether the two are one process, and not an older and a newer one under the same number. */
    static boolean same(ProcessSample before, ProcessSample after) {
        return before.pid() == after.pid() && before.startTicks() == after.startTicks();
    }

    /** The sample of the same process among others. */
    static Optional<ProcessSample> find(List<ProcessSample> samples, ProcessSample wanted) {
        for (ProcessSample sample : samples) {
            if (same(sample, wanted)) {
                return Optional.of(sample);
            }
        }
        return Optional.empty();
    }
}
