package dev.closewait.detector.survival;

import dev.closewait.detector.process.ProcessSample;
import java.util.List;

/**
 * Descriptors of sockets that the kernel has in no TCP table any more: a leak that has left CLOSE_WAIT, since the peer
 * answered with RST, and still holds what it holds.
 *
 * <p>A socket that was made and is not connected yet looks the same for a moment; only how many are there all the time
 * counts.
 */
final class StrandedWatch {
    /** So long at least must they all be there. */
    private static final double STEADY_MILLIS = 10_000;
    /** A healthy service holds more than n of them all the time with probability at most (this / n)². */
    private static final double HEALTHY = 1;

    private double watchedMillis;
    private int first;
    private double stretchMillis;
    private int leastNow = Integer.MAX_VALUE;
    private int leastBefore;

    /** Takes the next samples of the service's processes. */
    void see(List<ProcessSample> processes, double elapsedMillis) {
        int count = 0;
        for (ProcessSample process : processes) {
            count += Math.max(0, process.strandedSockets()); // unknown is none
        }
        first = watchedMillis == 0 ? count : first;
        watchedMillis += elapsedMillis;
        leastNow = Math.min(leastNow, count);
        stretchMillis += elapsedMillis;
        if (stretchMillis >= STEADY_MILLIS) {
            leastBefore = leastNow;
            leastNow = Integer.MAX_VALUE;
            stretchMillis = 0;
        }
    }

    /** How many were there all the time. */
    int count() {
        return Math.min(leastBefore, leastNow);
    }

    /** How they came since the first look. */
    LeakGrowth growth() {
        return new LeakGrowth(count(), watchedMillis, count() > first ? 0 : watchedMillis);
    }

    /** At most how probable it is that a healthy service shows so many. */
    double doubt() {
        double ratio = HEALTHY / Math.max(1, count());
        return ratio * ratio;
    }
}
