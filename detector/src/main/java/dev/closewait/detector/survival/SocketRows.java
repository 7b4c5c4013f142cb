package dev.closewait.detector.survival;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is kept of each socket between looks, in primitive columns: 32 bytes each. A row's number holds until the next {@link
 * #retainStayed}.
 */
@SuppressWarnings("EnumOrdinal") // a stage is two bits here: this holds every socket
final class SocketRows {
    /** What stands for a time that has not come. */
    static final double NEVER = Double.MAX_VALUE;

    private static final int FIRST_CAPACITY = 64;
    /** Rows per socket beyond which room is given back. */
    private static final int MOST_ROOM = 16;
    private static final int NO_COHORT = -1;
    /** As many cohorts cost nothing; beyond that, as many for each socket. */
    private static final int MOST_COHORTS = 1_024;
    private static final int COHORTS_PER_SOCKET = 4;

    // One integer: from the lowest bit on, the fate, the stage, whether it was seen young, whether it was late before, and the
    // owner, whose number has at most 22 bits (PID_MAX_LIMIT in linux/threads.h).
    private static final int FATE = 0b11;
    private static final int STAGE_SHIFT = 2;
    private static final int STAGE = 0b11;
    private static final int YOUNG = 0b1_0000;
    private static final int LATE_BEFORE = 0b10_0000;
    private static final int OWNER_SHIFT = 6;

    private static final Stage[] STAGES = Stage.values();
    private static final Fate[] FATES = Fate.values();

    private final Cohorts cohorts;
    private int size;
    private long[] cookie = new long[FIRST_CAPACITY];
    private int[] cohort = new int[FIRST_CAPACITY];
    private int[] age = new int[FIRST_CAPACITY];
    private int[] sinceOther = new int[FIRST_CAPACITY];
    private int[] sinceFin = new int[FIRST_CAPACITY];
    private int[] overtaken = new int[FIRST_CAPACITY];
    private int[] traits = new int[FIRST_CAPACITY];

    /** @param cohorts what the sockets of one look have in common */
    SocketRows(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    int size() {
        return size;
    }

    long cookie(int row) {
        return cookie[row];
    }

    /** The column of cookies, as long as the rows are at least. */
    long[] cookies() {
        return cookie;
    }

    Stage stage(int row) {
        return STAGES[(traits[row] >>> STAGE_SHIFT) & STAGE];
    }

    /** When it came to its stage, on the service's clock. */
    double entered(int row) {
        return cohorts.entered(cohort[row], age[row]);
    }

    /** Its place in the order in which a queue would serve it, in milliseconds of wall time. */
    double turn(int row) {
        return cohorts.wall(cohort[row]) - (stage(row) == Stage.ANSWERED ? age[row] : sinceOther[row]);
    }

    /** When that came which it is closed for, in milliseconds of wall time. */
    double cause(int row) {
        return cohorts.wall(cohort[row]) - sinceOther[row];
    }

    /** When its FIN came, in milliseconds of wall time on the observations' clock. */
    double fin(int row) {
        return cohorts.wall(cohort[row]) - sinceFin[row];
    }

    /** The process that held it; 0 when that is not known. */
    int owner(int row) {
        return traits[row] >>> OWNER_SHIFT;
    }

    /** Whether the first look at it was soon after it came. */
    boolean young(int row) {
        return (traits[row] & YOUNG) != 0;
    }

    /** Whether it was late in a stage that it has left. */
    boolean lateBefore(int row) {
        return (traits[row] & LATE_BEFORE) != 0;
    }

    /** It was late in a stage that it has left. */
    void wasLateBefore(int row) {
        traits[row] |= LATE_BEFORE;
    }

    /** What this look found of it; it is gone until it is seen. */
    Fate fate(int row) {
        return FATES[traits[row] & FATE];
    }

    void fate(int row, Fate found) {
        traits[row] = (traits[row] & ~FATE) | found.ordinal();
    }

    /** When it was first seen to be overtaken, on the service's clock; {@link #NEVER} while it is not. */
    double overtaken(int row) {
        return overtaken[row] == NO_COHORT ? NEVER : cohorts.clockBefore(overtaken[row]);
    }

    /** It was overtaken when the look before had passed. */
    void overtakenNow(int row) {
        overtaken[row] = cohorts.current();
    }

    /**
     * Adds a socket that this look sees first in its stage. Times are in milliseconds before this look.
     *
     * @param ageMillis since it came to its stage
     * @param causeMillis since that came which it is closed for; of one that is not answered also its turn
     * @param finMillis since its FIN came
     */
    int add(long newCookie, Stage stage, int owner, boolean isYoung, int ageMillis, int causeMillis, int finMillis) {
        if (size == cookie.length) {
            resize(Math.max(FIRST_CAPACITY, size + size / 8));
        }
        int row = size++;
        cookie[row] = newCookie;
        cohort[row] = cohorts.current();
        age[row] = ageMillis;
        sinceOther[row] = causeMillis;
        sinceFin[row] = finMillis;
        overtaken[row] = NO_COHORT;
        traits[row] = (owner << OWNER_SHIFT) | (isYoung ? YOUNG : 0) | (stage.ordinal() << STAGE_SHIFT);
        return row;
    }

    /**
     * Keeps those that stayed, in their order, and those that are new, and makes all of them gone until they are seen again.
     *
     * @param firstNew the first of the new ones
     * @return whether any row has another number now
     */
    boolean retainStayed(int firstNew) {
        int kept = 0;
        for (int row = 0; row < size; row++) {
            if (row >= firstNew || fate(row) == Fate.STAYED) {
                move(row, kept);
                fate(kept++, Fate.GONE);
            }
        }
        boolean moved = kept < size;
        size = kept;
        giveBackRoom();
        return moved;
    }

    /** Keeps the rows that are named, in the order in which they are, and makes them gone until they are seen again. */
    void retain(int[] rows, int count) {
        cookie = IntStream.range(0, count).mapToLong(at -> cookie[rows[at]]).toArray();
        cohort = pick(cohort, rows, count);
        age = pick(age, rows, count);
        sinceOther = pick(sinceOther, rows, count);
        sinceFin = pick(sinceFin, rows, count);
        overtaken = pick(overtaken, rows, count);
        traits = pick(traits, rows, count);
        size = count;
        for (int row = 0; row < size; row++) {
            fate(row, Fate.GONE);
        }
        giveBackRoom();
    }

    private static int[] pick(int[] column, int[] rows, int count) {
        int[] picked = new int[count];
        for (int at = 0; at < count; at++) {
            picked[at] = column[rows[at]];
        }
        return picked;
    }

    private void giveBackRoom() {
        if (size * MOST_ROOM < cookie.length && cookie.length > FIRST_CAPACITY) {
            resize(Math.max(FIRST_CAPACITY, cookie.length / 2));
        }
        if (cohorts.size() > Math.max(MOST_COHORTS, size * COHORTS_PER_SOCKET)) {
            retainCohorts();
        }
    }

    private void retainCohorts() {
        int[] numbers = new int[cohorts.size()];
        for (int row = 0; row < size; row++) {
            numbers[cohort[row]] = 1;
            if (overtaken[row] != NO_COHORT) {
                numbers[overtaken[row]] = 1;
            }
        }
        cohorts.retain(numbers);
        for (int row = 0; row < size; row++) {
            cohort[row] = numbers[cohort[row]];
            overtaken[row] = overtaken[row] == NO_COHORT ? NO_COHORT : numbers[overtaken[row]];
        }
    }

    private void move(int from, int to) {
        if (from != to) {
            cookie[to] = cookie[from];
            cohort[to] = cohort[from];
            age[to] = age[from];
            sinceOther[to] = sinceOther[from];
            sinceFin[to] = sinceFin[from];
            overtaken[to] = overtaken[from];
            traits[to] = traits[from];
        }
    }

    private void resize(int capacity) {
        cookie = Arrays.copyOf(cookie, capacity);
        cohort = Arrays.copyOf(cohort, capacity);
        age = Arrays.copyOf(age, capacity);
        sinceOther = Arrays.copyOf(sinceOther, capacity);
        sinceFin = Arrays.copyOf(sinceFin, capacity);
        overtaken = Arrays.copyOf(overtaken, capacity);
        traits = Arrays.copyOf(traits, capacity);
    }
}
