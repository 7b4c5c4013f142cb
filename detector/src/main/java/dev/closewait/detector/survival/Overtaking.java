package dev.closewait.detector.survival;

import java.util.Arrays;

/**
 * Whose turn it was. Where those that came first leave first, sockets wait in a queue, and the later ones for the earlier
 * ones; one that stays although most of those that left since it came had come after it waits for nobody.
 *
 * <p>The last departures are remembered, and asked by bisection; of more than can be remembered between two looks a sample in
 * which each is as likely, drawn by Vitter's algorithm R. Times are in milliseconds of wall time.
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
    private double lookMillis = Double.NaN;
    private int ofLook;
    private long random = 1;
    private boolean sorted;
    /** Before it lie none of the times remembered, and all of them after. */
    private double first;
    /** After it lie none. */
    private double last;

    /** A socket that left did so for what came then, and was last seen by a look at such a time. */
    void left(double causeMillis, double lastSeenMillis) {
        ofLook = lastSeenMillis == lookMillis ? ofLook + 1 : 1;
        lookMillis = lastSeenMillis;
        int at = next;
        if (ofLook > REMEMBERED) {
            at = below(ofLook);
            if (at >= REMEMBERED) {
                return;
            }
        } else {
            next = (next + 1) % REMEMBERED;
            count = Math.min(REMEMBERED, count + 1);
        }
        causes[at] = causeMillis;
        lastSeen[at] = lastSeenMillis;
        sorted = false;
    }

    /** Whether most of those that left since a socket took its turn had come after it. */
    boolean isOvertaken(double turnMillis) {
        sort();
        if (turnMillis < first || turnMillis >= last) { // of most that stay the answer is known by this
            return count > 0 && turnMillis < first;
        }
        return 2 * after(turnMillis, sortedCauses) > after(turnMillis, sortedLastSeen);
    }

    /** Whether none was seen to leave since. */
    boolean nobodyLeftSince(double turnMillis) {
        sort();
        return count == 0 || turnMillis >= sortedLastSeen[count - 1];
    }

    /** How many of the departures remembered have their cause, or were last seen, after a time. */
    private int after(double millis, double[] times) {
        int at = Arrays.binarySearch(times, 0, count, Math.nextUp(millis));
        return count - (at < 0 ? -at - 1 : at);
    }

    /** A number from 0 on that is drawn anew each time, by a congruential generator (Knuth's MMIX). */
    private int below(int bound) {
        random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (int) (((random >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }

    private void sort() {
        if (sorted || count == 0) {
            return;
        }
        sort(causes, sortedCauses);
        sort(lastSeen, sortedLastSeen);
        first = Math.min(sortedCauses[0], sortedLastSeen[0]);
        last = Math.max(sortedCauses[count - 1], sortedLastSeen[count - 1]);
        sorted = true;
    }

    /** From the oldest to the youngest they are nearly in order already. */
    private void sort(double[] from, double[] into) {
        int oldest = count < REMEMBERED ? 0 : next;
        System.arraycopy(from, oldest, into, 0, count - oldest);
        System.arraycopy(from, 0, into, count - oldest, oldest);
        Arrays.sort(into, 0, count);
    }
}
