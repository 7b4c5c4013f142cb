package dev.closewait.detector.survival;

/**
 * Who came, who stayed and who left between two looks at one service.
 *
 * <p>Two tables take turns: a look fills the one with the sockets it sees and carries over what the other knew of
 * them; those left behind in the other have departed. Nothing is allocated but when a table grows.
 */
final class SocketTracker {
    /** Is shown a socket. */
    interface Visitor {
        /**
         * Shows one socket.
         *
         * @param stage where the application stopped with it
         * @param enteredMillis when it came to this stage, on the service's clock
         * @param young whether the first look at it was soon after it came
         */
        void socket(Stage stage, double enteredMillis, boolean young);
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
     * @param youngMillis up to which age a first look counts as soon
     * @param served whether the application sent something on it since the look before
     * @return whether it is new, or new in this stage
     */
    boolean see(long cookie, Stage stage, int ageMillis, double youngMillis, boolean served) {
        if (seen.find(cookie) >= 0) {
            return false;
        }
        int then = before.find(cookie);
        departures -= then >= 0 ? 1 : 0;
        if (then >= 0 && before.stage(then) == stage && !served) {
            before.markSeenAgain(then);
            seen.add(cookie, stage, before.entered(then), before.young(then));
            return false;
        }
        // One that went on to another stage, or was served once more, has left the stage that it was in.
        seen.add(cookie, stage, UNPLACED + ageMillis, ageMillis <= youngMillis);
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
        for (int slot = 0; slot < seen.capacity(); slot++) {
            if (seen.holds(slot)) {
                visitor.socket(seen.stage(slot), seen.entered(slot), seen.young(slot));
            }
        }
    }

    /** Shows all that the look before saw in a stage that they are not in any more, departed or gone on. */
    void showLeft(Visitor visitor) {
        for (int slot = 0; slot < before.capacity(); slot++) {
            if (before.holds(slot) && !before.seenAgain(slot)) {
                visitor.socket(before.stage(slot), before.entered(slot), before.young(slot));
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
}
