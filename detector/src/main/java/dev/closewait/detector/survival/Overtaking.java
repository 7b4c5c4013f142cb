package dev.closewait.detector.survival;

import java.util.Arrays;

/**
 * Whose turn it was. Where those that came first leave first, sockets wait in a queue, and the later ones for the earlier
 * ones; one that stays although most of those that left since it came had come after it waits for nobody.
 *
 * <p>The last departures are remembered, and asked by bisection. Times are in milliseconds of wall time.
 */
final class Overtaking {
    /** Enough for a majority that a few odd ones do not make, few enough to follow. */
    private static final int REMEMBERED = 64;

    private final double[] causes = new double[REMEMBERED];
    private final double[] lastSeen = new double[REMEMBERED];
    private final double[] sortedCauses = new double[REMEMBERED];
    private final double[] sortedLastSeen = new double[REMEMBERED];
    private int count;
    private int next;
    private boolean sorted;

    /** A socket that left did so for what came then, and was last seen at such a time. */
    void left(double causeMillis, double lastSeenMillis) {
        causes[next] = causeMillis;
        lastSeen[next] = lastSeenMillis;
        next = (next + 1) % REMEMBERED;
        count = Math.min(REMEMBERED, count + 1);
        sorted = false;
    }

    /** Whether most of those that left since a socket took its turn had come after it. */
    boolean isOvertaken(double turnMillis) {
        return 2 * after(turnMillis, true) > after(turnMillis, false);
    }

    /** Whether none was seen to leave since. */
    boolean nobodyLeftSince(double turnMillis) {
        return after(turnMillis, false) == 0;
    }

    /** How many of the departures remembered have their cause, or were last seen, after a time. */
    private int after(double millis, boolean cause) {
        if (!sorted) {
            sort(causes, sortedCauses);
            sort(lastSeen, sortedLastSeen);
            sorted = true;
        }
        int at = Arrays.binarySearch(cause ? sortedCauses : sortedLastSeen, 0, count, Math.nextUp(millis));
        return count - (at < 0 ? -at - 1 : at);
    }

    private void sort(double[] from, double[] into) {
        System.arraycopy(from, 0, into, 0, count);
        Arrays.sort(into, 0, count);
    }
}
