package dev.closewait.detector.survival;

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
     * Takes a socket that this look sees; one that is seen twice in a look counts once.
     *
     * @param ageMillis how long it has been in its stage, as the kernel tells
     * @param finMillis when its FIN came, as the kernel tells, in wall time
     * @param owner the process that holds it; 0 when that is not known
     * @param youngMillis up to which age a first look counts as soon
     * @param served whether the application sent something on it since the look before
     * @return whether it is new, or new in this stage
     */
    boolean see(long cookie, Stage stage, int ageMillis, double finMillis, int owner, double youngMillis,
            boolean served) {
        if (seen.find(cookie) >= 0) {
            return false;
        }
        int then = before.find(cookie);
        if (then < 0) {
            seen.add(cookie, stage, UNPLACED + ageMillis, finMillis, owner, ageMillis <= youngMillis);
            return true;
        }
        departures--;
        // A keepalive answer makes the kernel forget how long it has been there.
        double fin = Math.min(finMillis, before.fin(then));
        if (before.stage(then) == stage && !served) {
            before.fate(then, Fate.STAYED);
            seen.add(cookie, stage, before.entered(then), fin, owner, before.young(then));
            return false;
        }
        before.fate(then, Fate.WENT_ON);
        seen.add(cookie, stage, UNPLACED + ageMillis, fin, owner, ageMillis <= youngMillis);
        return true;
    }

    /**
     * Gives the sockets that are new at this look their place on the service's clock.
     *
     * @param nowMillis that clock, now
     * @param mostMillis the most that a socket first seen now can have been here, on that clock
     */
    void place(double nowMillis, double mostMillis) {
        for (int slot = 0; slot < seen.capacity(); slot++) {
            if (seen.holds(slot) && seen.entered(slot) >= UNPLACED) {
                seen.entered(slot, nowMillis - Math.min(seen.entered(slot) - UNPLACED, mostMillis));
            }
        }
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
        for (int slot = 0; slot < slots.capacity(); slot++) {
            if (slots.holds(slot)) {
                visitor.socket(slots, slot);
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
