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
    /** In a healthy process more than n become stranded while it is watched with probability at most (this / n)². */
    private static final double HEALTHY_GROWTH = 1;
    /** A healthy process holds more than n with probability at most (this / n)²: a pool whose peers were reset. */
    private static final double HEALTHY_POOL = 20;

    private double watchedMillis;
    private double lastRoseMillis;
    private int first;
    private double stretchMillis;
    private int leastNow = Integer.MAX_VALUE;
    private int leastBefore;

    /** Takes the next samples of the service's processes; of several the one with the most is meant. */
    void see(List<ProcessSample> processes, double elapsedMillis) {
        int most = 0;
        for (ProcessSample process : processes) {
            most = Math.max(most, process.strandedSockets()); // unknown is none
        }
        int before = count();
        first = watchedMillis == 0 ? most : first;
        watchedMillis += elapsedMillis;
        leastNow = Math.min(leastNow, most);
        stretchMillis += elapsedMillis;
        if (stretchMillis >= STEADY_MILLIS) {
            leastBefore = leastNow;
            leastNow = Integer.MAX_VALUE;
            stretchMillis = 0;
        }
        lastRoseMillis = count() > before ? watchedMillis : lastRoseMillis;
    }

    /** How many were there all the time. */
    int count() {
        return Math.min(leastBefore, leastNow);
    }

    /** How they came since the first look. */
    LeakGrowth growth() {
        return new LeakGrowth(count(), Math.max(0, count() - first), watchedMillis, watchedMillis - lastRoseMillis);
    }

    /** At most how probable it is that a healthy service shows so many. */
    double doubt() {
        double growth = HEALTHY_GROWTH / Math.max(1, count() - first);
        double pool = HEALTHY_POOL / Math.max(1, count());
        return Math.min(1, Math.min(growth * growth, pool * pool));
    }
}
