package dev.closewait.detector.survival;

import java.util.Arrays;

/**
 * The looks at which sockets were first seen in their stage. Those of one look are a cohort: what they have in common is kept
 * here once, and with each of them no more than by how much it differs, in whole milliseconds as the kernel tells them.
 *
 * <p>A look becomes a cohort when the first socket needs it, so that looks at which nothing is new cost nothing.
 */
final class Cohorts {
    private static final int FIRST_CAPACITY = 8;
    private static final int NONE = -1;

    private int size;
    private double[] wall = new double[FIRST_CAPACITY];
    private double[] clock = new double[FIRST_CAPACITY];
    private double[] clockBefore = new double[FIRST_CAPACITY];

    private int current = NONE;
    private double wallNow;
    private double clockNow;
    private double clockThen = Double.NEGATIVE_INFINITY;

    /** Begins a look, at a wall time in milliseconds; where it stands on the service's clock is said by {@link #place}. */
    void begin(double nowMillis) {
        current = NONE;
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
        if (current != NONE) {
            clock[current] = nowMillis;
            clockBefore[current] = beforeMillis;
        }
    }

    /** The cohort of this look. */
    int current() {
        if (current == NONE) {
            if (size == wall.length) {
                resize(size * 2);
            }
            current = size++;
            wall[current] = wallNow;
            clock[current] = clockNow;
            clockBefore[current] = clockThen;
        }
        return current;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** Wall time of a cohort's look, in milliseconds. */
    double wall(int cohort) {
        return wall[cohort];
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
        return clock[cohort] - Math.min(ageMillis, clock[cohort] - clockBefore[cohort]);
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
                needed[cohort] = kept++;
            }
        }
        size = kept;
        current = NONE;
        resize(Math.max(FIRST_CAPACITY, size * 2));
    }

    private void resize(int capacity) {
        wall = Arrays.copyOf(wall, capacity);
        clock = Arrays.copyOf(clock, capacity);
        clockBefore = Arrays.copyOf(clockBefore, capacity);
    }
}
