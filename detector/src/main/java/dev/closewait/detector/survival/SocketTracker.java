package dev.closewait.detector.survival;

import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Who came, who stayed and who left between two looks at one service.
 *
 * <p>One table: a look marks those that it sees again where they stand, and puts those that are new behind them. Who went on
 * to another stage is both: its row shows what was, and a new one what is. Rows that were left are removed when the next look
 * begins.
 *
 * <p>The kernel shows its sockets in the same order at each look, so the one behind that which was found last is mostly the
 * next; only where it is not, the index is asked. When it is asked too often, the rows are put into the order of a look: a
 * table that fits into no cache is read from front to back then. Nothing else is allocated but when the table grows.
 */
final class SocketTracker {
    /** Is shown a socket. */
    interface Visitor {
        /** Shows the socket in a row, which holds for this call only. */
        void socket(SocketRows rows, int row);
    }

    /** A first look within this part of the interval between looks is soon after a socket came. */
    static final double YOUNG_INTERVALS = 0.25;

    /** When more than one of so many that a look saw was not where it was looked for, it is time to put them in order. */
    private static final int ONE_IN = 8;
    /** When at most one row of so many gets another number, the index follows each of them. */
    private static final int FEW = 16;
    private static final int[] NO_ORDER = {};
    private static final int UNKNOWN = -1;

    private final Cohorts cohorts = new Cohorts();
    private final SocketRows rows = new SocketRows(cohorts);
    private final CookieIndex index = new CookieIndex();
    private double nowMillis;
    private int firstNew;
    private int departures;
    private int wentOn;
    /** The row behind the one that was found last. */
    private int next;
    private int outOfOrder;
    /** The place in the index of the socket that is seen, when the index was asked. */
    private int place = UNKNOWN;
    /** The rows in the order of this look; empty while nobody wants to know. */
    private int[] order = NO_ORDER;
    private int ordered;

    /** Begins a look, at a wall time in milliseconds: what was seen is now what was before. */
    void begin(double atMillis) {
        if (order.length > 0) {
            rows.retain(order, ordered);
            index.fill(rows.cookies(), rows.size());
            order = NO_ORDER;
        } else {
            order = outOfOrder * ONE_IN > size() ? new int[rows.size()] : NO_ORDER;
            forgetLeft();
        }
        cohorts.begin(atMillis);
        nowMillis = atMillis;
        firstNew = rows.size();
        departures = firstNew;
        wentOn = 0;
        next = 0;
        outOfOrder = 0;
        ordered = 0;
    }

    /** Takes room for as many sockets as a look will show at once, rather than bit by bit. */
    void makeRoom(int sockets) {
        rows.makeRoom(sockets);
    }

    /** Removes the rows that were left; those behind the first of them get other numbers. */
    private void forgetLeft() {
        int from = rows.firstLeft(firstNew);
        int moving = rows.size() - from;
        if (moving * FEW <= rows.size() && !index.isTooLarge(rows.size())) {
            index.remove(rows.cookies(), from, rows.size());
            rows.retainStayed(from, firstNew);
            index.put(rows.cookies(), from, rows.size());
        } else {
            rows.retainStayed(from, firstNew);
            index.fill(rows.cookies(), rows.size());
        }
    }

    /**
     * Takes the socket in a row that this look sees; one that is seen twice in a look counts once.
     *
     * @param intervalMillis the usual time between looks
     * @return whether it is new, or new in this stage
     */
    boolean see(SocketColumns sockets, int row, Stage stage, double intervalMillis) {
        long cookie = sockets.cookie(row);
        int then = find(cookie);
        if (then >= firstNew || (then >= 0 && rows.fate(then) != Fate.GONE)) {
            return false;
        }
        boolean stays = then >= 0 && rows.stage(then) == stage && !Stage.servedWithin(sockets, row, intervalMillis);
        departures -= then >= 0 ? 1 : 0;
        if (stays) {
            rows.fate(then, Fate.STAYED);
        }
        putInOrder(stays ? then : add(sockets, row, stage, intervalMillis, then));
        return !stays;
    }

    /** The row of a socket, or a negative number. */
    private int find(long cookie) {
        if (next < firstNew && rows.cookie(next) == cookie) {
            place = UNKNOWN;
            return next++;
        }
        index.makeRoom(rows.cookies(), rows.size());
        place = index.place(rows.cookies(), cookie);
        int row = index.row(place);
        if (row >= 0) {
            next = row + 1;
            outOfOrder++;
        }
        return row;
    }

    /** Adds the socket in a row, which is new in its stage; where it stood before tells when its FIN came. */
    private int add(SocketColumns sockets, int row, Stage stage, double intervalMillis, int then) {
        int finMillis = Stage.finMillis(sockets, row);
        if (then >= 0) {
            rows.fate(then, Fate.WENT_ON);
            wentOn++;
            // A keepalive answer makes the kernel forget how long it has been there.
            finMillis = Math.max(finMillis, (int) (nowMillis - rows.fin(then)));
        }
        int ageMillis = Stage.ageMillis(sockets, row, stage, finMillis);
        long cookie = sockets.cookie(row);
        if (place == UNKNOWN) {
            index.makeRoom(rows.cookies(), rows.size());
            place = index.place(rows.cookies(), cookie);
        }
        int added = rows.add(cookie, stage, (int) sockets.pid(row), ageMillis <= intervalMillis * YOUNG_INTERVALS,
                ageMillis, Stage.causeMillis(sockets, row, stage), finMillis);
        index.put(place, cookie, added);
        return added;
    }

    private void putInOrder(int row) {
        if (order.length > 0) {
            order = ordered < order.length ? order : Arrays.copyOf(order, ordered * 2);
            order[ordered++] = row;
        }
    }

    /**
     * Gives the look, and the sockets that are new at it, their place on the service's clock.
     *
     * @param clockMillis that clock, now
     * @param clockBeforeMillis that clock at the look before; minus infinity at the first look
     */
    void place(double clockMillis, double clockBeforeMillis) {
        cohorts.place(clockMillis, clockBeforeMillis);
    }

    /** Shows all that this look saw. */
    void showSeen(Visitor visitor) {
        for (int row = 0; row < rows.size(); row++) {
            if (row >= firstNew || rows.stayed(row)) {
                visitor.socket(rows, row);
            }
        }
    }

    /** Shows all that the look before saw and that are not where they were, with what became of them. */
    void showLeft(Visitor visitor) {
        int left = departures + wentOn;
        for (int row = 0; left > 0; row++) {
            if (!rows.stayed(row)) {
                visitor.socket(rows, row);
                left--;
            }
        }
    }

    /** One that went on to another stage was late in the one that it has left. */
    void wentOnLate(int row) {
        rows.wasLateBefore(index.row(index.place(rows.cookies(), rows.cookie(row))));
    }

    /** Whether the look before saw a socket that this one sees, where it is now. */
    boolean sawBefore(int row) {
        return row < firstNew;
    }

    /** How many this look saw. */
    int size() {
        return rows.size() - departures - wentOn;
    }

    /** How many both looks saw, in whatever stage. */
    int stayed() {
        return firstNew - departures;
    }

    /** How many the look before saw and this one does not. */
    int departures() {
        return departures;
    }

    /** How many departures are of sockets whose owner meets a test. */
    int departuresOf(IntPredicate owners) {
        int[] count = {0};
        showLeft((shown, row) -> count[0] += shown.fate(row) == Fate.GONE && owners.test(shown.owner(row)) ? 1 : 0);
        return count[0];
    }
}
