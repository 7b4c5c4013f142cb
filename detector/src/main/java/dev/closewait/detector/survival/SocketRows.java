package dev.closewait.detector.survival;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is kept of each socket between looks, in primitive columns: 24 bytes each. A row's number holds until the next {@link
 * #retainStayed}.
 */
@SuppressWarnings("EnumOrdinal") // a stage is two bits here: this holds every socket
final class SocketRows {
    /** What stands for a time that has not come. */
    static final double NEVER = Double.MAX_VALUE;

    private static final int FIRST_CAPACITY = 64;
    /** Room is taken for one more of so many. */
    private static final int SPARE = 16;
    /** Rows per socket beyond which room is given back. */
    private static final int MOST_ROOM = 16;
    private static final int NO_COHORT = -1;
    /** As many cohorts cost nothing; beyond that, as many for each socket. */
    private static final int MOST_COHORTS = 1_024;
    private static final int COHORTS_PER_SOCKET = 4;

    // One integer: from the lowest bit on, the fate, the stage, whether it was seen young, whether it was late before, and the
    // number of its cohort, for which 26 bits are left: 67 million.
    private static final int FATE = 0b11;
    private static final int STAYED = Fate.STAYED.ordinal();
    private static final int STAGE_SHIFT = 2;
    private static final int STAGE = 0b11;
    private static final int ANSWERED = Stage.ANSWERED.ordinal() << STAGE_SHIFT;
    private static final int YOUNG = 0b1_0000;
    private static final int LATE_BEFORE = 0b10_0000;
    private static final int TRAITS = 0b11_1111;
    private static final int COHORT_SHIFT = 6;

    private static final Stage[] STAGES = Stage.values();
    private static final Fate[] FATES = Fate.values();

    private final Cohorts cohorts;
    private int size;
    private long[] cookie = new long[FIRST_CAPACITY];
    private int[] cohortAndTraits = new int[FIRST_CAPACITY];
    private int[] sinceFin = new int[FIRST_CAPACITY];
    private int[] sinceCause = new int[FIRST_CAPACITY];
    /** Of one that is answered its age. The others came to their stage with their FIN: of them, when they were overtaken. */
    private int[] ageOrOvertaken = new int[FIRST_CAPACITY];

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
        return STAGES[(cohortAndTraits[row] >>> STAGE_SHIFT) & STAGE];
    }

    /** When it came to its stage, on the service's clock. */
    double entered(int row) {
        return cohorts.entered(cohort(row), age(row));
    }

    /** Its place in the order in which a queue would serve it, in milliseconds of wall time. */
    double turn(int row) {
        return cohorts.wall(cohort(row)) - (isAnswered(row) ? ageOrOvertaken[row] : sinceCause[row]);
    }

    /** When that came which it is closed for, in milliseconds of wall time. */
    double cause(int row) {
        return cohorts.wall(cohort(row)) - sinceCause[row];
    }

    /** When its FIN came, in milliseconds of wall time on the observations' clock. */
    double fin(int row) {
        return cohorts.wall(cohort(row)) - sinceFin[row];
    }

    /** The process that held it; 0 when that is not known. */
    int owner(int row) {
        return cohorts.owner(cohort(row));
    }

    /** Whether the first look at it was soon after it came. */
    boolean young(int row) {
        return (cohortAndTraits[row] & YOUNG) != 0;
    }

    /** Whether it was late in a stage that it has left. */
    boolean lateBefore(int row) {
        return (cohortAndTraits[row] & LATE_BEFORE) != 0;
    }

    /** It was late in a stage that it has left. */
    void wasLateBefore(int row) {
        cohortAndTraits[row] |= LATE_BEFORE;
    }

    /** What this look found of it; it is gone until it is seen. */
    Fate fate(int row) {
        return FATES[cohortAndTraits[row] & FATE];
    }

    /** Whether this look found it where it was. */
    boolean stayed(int row) {
        return (cohortAndTraits[row] & FATE) == STAYED;
    }

    void fate(int row, Fate found) {
        cohortAndTraits[row] = (cohortAndTraits[row] & ~FATE) | found.ordinal();
    }

    /** When it was first seen to be overtaken, on the service's clock; {@link #NEVER} while it is not, or is answered. */
    double overtaken(int row) {
        return wasOvertaken(row) ? cohorts.clockBefore(ageOrOvertaken[row]) : NEVER;
    }

    /** One that is not answered was overtaken when the look before had passed. */
    void overtakenNow(int row) {
        ageOrOvertaken[row] = cohorts.ofThisLook();
    }

    /**
     * Adds a socket that this look sees first in its stage. Times are in milliseconds before this look.
     *
     * @param ageMillis since it came to its stage; of one that is not answered, since its FIN came
     * @param causeMillis since that came which it is closed for; of one that is not answered also its turn
     * @param finMillis since its FIN came
     */
    int add(long newCookie, Stage stage, int owner, boolean isYoung, int ageMillis, int causeMillis, int finMillis) {
        makeRoom(size + 1);
        int row = size++;
        cookie[row] = newCookie;
        cohortAndTraits[row] = (cohorts.ofThisLook(owner) << COHORT_SHIFT) | (isYoung ? YOUNG : 0)
                | (stage.ordinal() << STAGE_SHIFT);
        sinceFin[row] = finMillis;
        sinceCause[row] = causeMillis;
        ageOrOvertaken[row] = stage == Stage.ANSWERED ? ageMillis : NO_COHORT;
        return row;
    }

    /** Takes room for so many rows. */
    void makeRoom(int rows) {
        if (rows > cookie.length) {
            resize(rows + Math.max(FIRST_CAPACITY, rows / SPARE));
        }
    }

    /**
     * The first row that was left; the number of rows when none was.
     *
     * @param firstNew the first of the new ones
     */
    int firstLeft(int firstNew) {
        int row = 0;
        while (row < firstNew && stayed(row)) {
            row++;
        }
        return row < firstNew ? row : size;
    }

    /**
     * Keeps those that stayed, in their order, and those that are new, and makes all of them gone until they are seen again.
     *
     * @param firstLeft the first that was left
     * @param firstNew the first of the new ones
     */
    void retainStayed(int firstLeft, int firstNew) {
        int kept = firstLeft;
        for (int row = firstLeft; row < size; row++) {
            if (row >= firstNew || stayed(row)) {
                move(row, kept++);
            }
        }
        size = kept;
        allGone();
        giveBackRoom();
    }

    /** Keeps the rows that are named, in the order in which they are, and makes them gone until they are seen again. */
    void retain(int[] rows, int count) {
        cookie = IntStream.range(0, count).mapToLong(at -> cookie[rows[at]]).toArray();
        cohortAndTraits = pick(cohortAndTraits, rows, count);
        sinceFin = pick(sinceFin, rows, count);
        sinceCause = pick(sinceCause, rows, count);
        ageOrOvertaken = pick(ageOrOvertaken, rows, count);
        size = count;
        allGone();
        giveBackRoom();
    }

    private void allGone() {
        for (int row = 0; row < size; row++) {
            fate(row, Fate.GONE);
        }
    }

    private int cohort(int row) {
        return cohortAndTraits[row] >>> COHORT_SHIFT;
    }

    private boolean isAnswered(int row) {
        return (cohortAndTraits[row] & (STAGE << STAGE_SHIFT)) == ANSWERED;
    }

    private int age(int row) {
        return isAnswered(row) ? ageOrOvertaken[row] : sinceFin[row];
    }

    private boolean wasOvertaken(int row) {
        return !isAnswered(row) && ageOrOvertaken[row] != NO_COHORT;
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
            numbers[cohort(row)] = 1;
            if (wasOvertaken(row)) {
                numbers[ageOrOvertaken[row]] = 1;
            }
        }
        cohorts.retain(numbers);
        for (int row = 0; row < size; row++) {
            cohortAndTraits[row] = (numbers[cohort(row)] << COHORT_SHIFT) | (cohortAndTraits[row] & TRAITS);
            if (wasOvertaken(row)) {
                ageOrOvertaken[row] = numbers[ageOrOvertaken[row]];
            }
        }
    }

    private void move(int from, int to) {
        if (from != to) {
            cookie[to] = cookie[from];
            cohortAndTraits[to] = cohortAndTraits[from];
            sinceFin[to] = sinceFin[from];
            sinceCause[to] = sinceCause[from];
            ageOrOvertaken[to] = ageOrOvertaken[from];
        }
    }

    private void resize(int capacity) {
        cookie = Arrays.copyOf(cookie, capacity);
        cohortAndTraits = Arrays.copyOf(cohortAndTraits, capacity);
        sinceFin = Arrays.copyOf(sinceFin, capacity);
        sinceCause = Arrays.copyOf(sinceCause, capacity);
        ageOrOvertaken = Arrays.copyOf(ageOrOvertaken, capacity);
    }
}
