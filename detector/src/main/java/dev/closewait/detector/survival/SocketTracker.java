package dev.closewait.detector.survival;

import dev.closewait.detector.socket.SocketColumns;
import java.util.function.IntPredicate;

/**
 * Who came, who stayed and who left between two looks at one service.
 *
 * <p>Two tables take turns: a look fills the one with the sockets it sees and carries over what the other knew of
 * them; those left behind in the other have departed. Nothing is allocated but when a table grows.
 */
final class SocketTracker {
    /** Is shown a socket. */
    interface Visitor {
        /** Shows the socket in a slot of a table, which holds for this call only. */
        void socket(SocketSlots slots, int slot);
    }

    /** A first look within this part of the interval between looks is soon after a socket came. */
    static final double YOUNG_INTERVALS = 0.25;
    /** Stands for "not on the service's clock yet" in a sum: no clock runs for longer. */
    private static final double UNPLACED = 1e15;

    private SocketSlots seen = new SocketSlots();
    private SocketSlots before = new SocketSlots();
    private int departures;

    /** Begins a look: what was seen is now what was before. */
    void begin() {
        SocketSlots recycled = before;
        before = seen;
        seen = recycled;
        seen.clear();
        departures = before.size();
    }

    /**
     * Takes the socket in a row that this look sees; one that is seen twice in a look counts once.
     *
     * @param nowMillis wall time of the look
     * @param intervalMillis the usual time between looks
     * @return whether it is new, or new in this stage
     */
    boolean see(SocketColumns sockets, int row, Stage stage, double nowMillis, double intervalMillis) {
        long cookie = sockets.cookie(row);
        if (seen.find(cookie) >= 0) {
            return false;
        }
        int ageMillis = Stage.ageMillis(sockets, row, stage);
        double fin = nowMillis - Math.max(0, sockets.sinceAckReceivedMillis(row));
        int then = before.find(cookie);
        int slot = seen.add(cookie, stage, (int) sockets.pid(row));
        if (then >= 0) {
            departures--;
            // A keepalive answer makes the kernel forget how long it has been there.
            fin = Math.min(fin, before.fin(then));
            if (before.stage(then) == stage && !Stage.servedWithin(sockets, row, intervalMillis)) {
                before.fate(then, Fate.STAYED);
                seen.times(slot, before.entered(then), before.turn(then), before.cause(then), fin);
                seen.young(slot, before.young(then));
                seen.overtaken(slot, before.overtaken(then));
                return false;
            }
            before.fate(then, Fate.WENT_ON);
        }
        seen.times(slot, UNPLACED + ageMillis, nowMillis - Stage.turnMillis(sockets, row, stage),
                nowMillis - Stage.causeMillis(sockets, row, stage), fin);
        seen.young(slot, ageMillis <= intervalMillis * YOUNG_INTERVALS);
        return true;
    }

    /**
     * Gives the sockets that are new at this look their place on the service's clock.
     *
     * @param nowMillis that clock, now
     * @param mostMillis the most that a socket first seen now can have been here, on that clock
     */
    void place(double nowMillis, double mostMillis) {
        show(seen, (slots, slot) -> {
            if (slots.entered(slot) >= UNPLACED) {
                slots.entered(slot, nowMillis - Math.min(slots.entered(slot) - UNPLACED, mostMillis));
            }
        });
    }

    /** Shows all that this look saw. */
    void showSeen(Visitor visitor) {
        show(seen, visitor);
    }

    /** Shows all that the look before saw, with what became of them. */
    void showBefore(Visitor visitor) {
        show(before, visitor);
    }

    private static void show(SocketSlots slots, Visitor visitor) {
        // Until all are shown: of the room that a busy moment left behind, few looks need any.
        int left = slots.size();
        for (int slot = 0; left > 0; slot++) {
            if (slots.holds(slot)) {
                visitor.socket(slots, slot);
                left--;
            }
        }
    }

    /** How many this look saw. */
    int size() {
        return seen.size();
    }

    /** How many both looks saw, in whatever stage. */
    int stayed() {
        return before.size() - departures;
    }

    /** How many the look before saw and this one does not. */
    int departures() {
        return departures;
    }

    /** How many departures are of sockets whose owner meets a test. */
    int departuresOf(IntPredicate owners) {
        int[] count = {0};
        showBefore((slots, slot) -> count[0] += slots.fate(slot) == Fate.GONE && owners.test(slots.owner(slot))
                ? 1
                : 0);
        return count[0];
    }
}
