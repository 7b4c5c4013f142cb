package dev.closewait.detector.survival;

import java.util.Arrays;

/**
 * The looks at which sockets were first seen in their stage. Those of one look and one owner are a cohort: what they have in
 * common is kept here once, and with each of them no more than by how much it differs, in whole milliseconds as the kernel tells
 * them.
 *
 * <p>A look becomes a cohort when the first socket needs it, so that looks at which nothing is new cost nothing. Of a look with
 * very many owners, one of them can have several.
 */
final class Cohorts {
    private static final int FIRST_CAPACITY = 8;
    private static final int NOBODY = 0;
    /** Owners of one look whose cohorts are found again; workers of one server have numbers that follow each other. */
    private static final int OWNERS = 64;

    private int size;
    private double[] wall = new double[FIRST_CAPACITY];
    private double[] clock = new double[FIRST_CAPACITY];
    private double[] clockBefore = new double[FIRST_CAPACITY];
    private int[] owner = new int[FIRST_CAPACITY];

    /** Those before it are of earlier looks. */
    private int firstOfLook;
    /** The cohort of an owner, by the lowest bits of its number, if it is one of this look and of that owner. */
    private final int[] lastOf = new int[OWNERS];
    private double wallNow;
    private double clockNow;
    private double clockThen = Double.NEGATIVE_INFINITY;

    /** Begins a look, at a wall time in milliseconds; where it stands on the service's clock is said by {@link #place}. */
    void begin(double nowMillis) {
        firstOfLook = size;
        wallNow = nowMillis;
    }

    /**
     * Gives the look its place on the service's clock.
     *
     * @param beforeMillis that clock at the look before; minus infinity at the first look
     */
    void place(double nowMillis, double beforeMillis) {
        clockNow = nowMillis;
        clockThen = beforeMillis;
        for (int cohort = firstOfLook; cohort < size; cohort++) {
            clock[cohort] = nowMillis;
            clockBefore[cohort] = beforeMillis;
        }
    }

    /** A cohort of this look, whoever its owner is. */
    int ofThisLook() {
        return size > firstOfLook ? size - 1 : add(NOBODY);
    }

    /** A cohort of this look and of an owner. */
    int ofThisLook(int ownerPid) {
        int at = ownerPid & (OWNERS - 1);
        int cohort = lastOf[at];
        if (cohort < firstOfLook || cohort >= size || owner[cohort] != ownerPid) {
            cohort = add(ownerPid);
            lastOf[at] = cohort;
        }
        return cohort;
    }

    private int add(int ownerPid) {
        if (size == wall.length) {
            resize(size * 2);
        }
        int cohort = size++;
        wall[cohort] = wallNow;
        clock[cohort] = clockNow;
        clockBefore[cohort] = clockThen;
        owner[cohort] = ownerPid;
        return cohort;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** Wall time of a cohort's look, in milliseconds. */
    double wall(int cohort) {
        return wall[cohort];
    }

    /** The process that held a cohort's sockets; 0 when that is not known. */
    int owner(int cohort) {
        return owner[cohort];
    }

    /** The service's clock at the look before a cohort's. */
    double clockBefore(int cohort) {
        return clockBefore[cohort];
    }

    /**
     * When a socket that was so old at its cohort's look came, on the service's clock; not before the look that did not see
     * it yet, whatever its wall time was.
     */
    double entered(int cohort, int ageMillis) {
        double sinceBefore = clock[cohort] - clockBefore[cohort];
        return clock[cohort] - (ageMillis < sinceBefore ? ageMillis : sinceBefore);
    }

    /**
     * Forgets those that nobody needs any more.
     *
     * @param needed which are needed; afterwards what number each of these has now
     */
    void retain(int[] needed) {
        int kept = 0;
        for (int cohort = 0; cohort < size; cohort++) {
            if (needed[cohort] != 0) {
                wall[kept] = wall[cohort];
                clock[kept] = clock[cohort];
                clockBefore[kept] = clockBefore[cohort];
                owner[kept] = owner[cohort];
                needed[cohort] = kept++;
            }
        }
        size = kept;
        firstOfLook = size;
        resize(Math.max(FIRST_CAPACITY, size * 2));
    }

    private void resize(int capacity) {
        wall = Arrays.copyOf(wall, capacity);
        clock = Arrays.copyOf(clock, capacity);
        clockBefore = Arrays.copyOf(clockBefore, capacity);
        owner = Arrays.copyOf(owner, capacity);
    }
}
