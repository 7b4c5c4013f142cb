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
        Collector collector = new Collector((slots, slot) -> leaks.isSuspect(finding, slots, slot, clock));
        tracker.showSeen(collector);
        // A socket that leaked less than this ago cannot be told from the others yet.
        double knownUntil = nowMillis - looks.wallMillisSince(clock.now() - finding.ordinaryMillis());
        double oldest = Math.min(collector.oldest, nowMillis);
        double youngest = Math.clamp(collector.youngest, oldest, Math.max(oldest, knownUntil));
        LeakGrowth growth = new LeakGrowth(collector.count, Math.max(0, knownUntil - oldest),
                Math.max(0, knownUntil - youngest));
        return new Suspects(growth, nowMillis - oldest, collector.byOwner);
    }

    /** Asks something of a socket. */
    private interface SlotTest {
        boolean holds(SocketSlots slots, int slot);
    }

    /** Sums up the suspects among the sockets that it is shown. */
    private static final class Collector implements SocketTracker.Visitor {
        private final SlotTest isSuspect;
        private final Map<Integer, Integer> byOwner = new TreeMap<>();
        private int count;
        private double oldest = Double.MAX_VALUE;
        private double youngest = -Double.MAX_VALUE;

        Collector(SlotTest isSuspect) {
            this.isSuspect = isSuspect;
        }

        @Override
        public void socket(SocketSlots slots, int slot) {
            if (isSuspect.holds(slots, slot)) {
                count++;
                oldest = Math.min(oldest, slots.fin(slot));
                youngest = Math.max(youngest, slots.fin(slot));
                byOwner.merge(slots.owner(slot), 1, Integer::sum);
            }
        }
    }
}
