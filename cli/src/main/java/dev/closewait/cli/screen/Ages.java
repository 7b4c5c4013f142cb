package dev.closewait.cli.screen;

import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;
import java.util.List;

/**
 * How many sockets have been in CLOSE_WAIT for how long, by the kernel's account.
 *
 * @param counts a count for each of {@link #LABELS}
 * @param unknown sockets whose age the source does not tell, as {@code /proc/net/tcp} does not
 */
record Ages(List<Integer> counts, int unknown) {
    /** What the bins are called; each is about ten times as long as the one before. */
    static final List<String> LABELS = List.of("< 0.1 s", "0.1-1 s", "1-10 s", "10-60 s", "1-10 min", "10-60 min",
            "> 1 h");

    private static final int[] ENDS_MILLIS = {100, 1_000, 10_000, 60_000, 600_000, 3_600_000};

    Ages {
        counts = List.copyOf(counts);
    }

    /** Counts the ages of one service's sockets. */
    static final class Counter {
        private final Integer[] counts = new Integer[LABELS.size()];
        private int unknown;

        Counter() {
            Arrays.fill(counts, 0);
        }

        void count(SocketColumns sockets, int row) {
            int millis = sockets.sinceAckReceivedMillis(row);
            if (millis == SocketColumns.UNKNOWN) {
                unknown++;
            } else {
                counts[binOf(millis)]++;
            }
        }

        Ages ages() {
            return new Ages(List.of(counts), unknown);
        }

        private static int binOf(int millis) {
            int found = Arrays.binarySearch(ENDS_MILLIS, millis);
            return found >= 0 ? found + 1 : -found - 1;
        }
    }
}
