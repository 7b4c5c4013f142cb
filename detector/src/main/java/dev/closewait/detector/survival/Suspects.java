package dev.closewait.detector.survival;

import java.util.Map;
import java.util.TreeMap;

/**
 * The sockets that a leak finding is about, as they stand now.
 *
 * @param growth how they came
 * @param oldestMillis the longest that one of them has been in CLOSE_WAIT, in wall time
 * @param byOwner how many each process holds; 0 stands for those whose owner is not known
 */
record Suspects(LeakGrowth growth, double oldestMillis, Map<Integer, Integer> byOwner) {
    /** There are none. */
    static final Suspects NONE = new Suspects(new LeakGrowth(0, 0, 0), 0, Map.of());

    /**
     * Finds them again.
     *
     * @param nowMillis wall time, on the clock of the sockets' FINs
     */
    static Suspects of(LeakFinding finding, LeakWatch leaks, SocketTracker tracker, ServiceClock clock,
            double nowMillis,
            RecentLooks looks) {
        Collector collector = new Collector((rows, row) -> leaks.isSuspect(finding, rows, row, clock));
        tracker.showSeen(collector);
        // A socket that leaked less than this ago cannot be told from the others yet.
        double knownUntil = nowMillis - looks.wallMillisSince(clock.now() - finding.ordinaryMillis());
        double oldest = Math.min(collector.oldest, nowMillis);
        double youngest = Math.clamp(collector.youngest, oldest, Math.max(oldest, knownUntil));
        LeakGrowth growth = new LeakGrowth(collector.count, Math.max(0, knownUntil - oldest),
                Math.max(0, knownUntil - youngest));
        return new Suspects(growth, nowMillis - oldest, collector.byOwner());
    }

    /** Asks something of a socket. */
    private interface RowTest {
        boolean holds(SocketRows rows, int row);
    }

    /** Sums up the suspects among the sockets that it is shown. */
    private static final class Collector implements SocketTracker.Visitor {
        private final RowTest isSuspect;
        private final Map<Integer, Integer> byOwner = new TreeMap<>();
        private int count;
        private double oldest = Double.MAX_VALUE;
        private double youngest = -Double.MAX_VALUE;
        private int owner;
        private int inARow;

        Collector(RowTest isSuspect) {
            this.isSuspect = isSuspect;
        }

        @Override
        public void socket(SocketRows rows, int row) {
            if (isSuspect.holds(rows, row)) {
                count++;
                oldest = Math.min(oldest, rows.fin(row));
                youngest = Math.max(youngest, rows.fin(row));
                if (rows.owner(row) != owner) {
                    countOwner();
                }
                owner = rows.owner(row);
                inARow++;
            }
        }

        Map<Integer, Integer> byOwner() {
            countOwner();
            return byOwner;
        }

        /** Neighbours mostly have one owner: they are counted at once. */
        private void countOwner() {
            if (inARow > 0) {
                byOwner.merge(owner, inARow, Integer::sum);
            }
            inARow = 0;
        }
    }
}
