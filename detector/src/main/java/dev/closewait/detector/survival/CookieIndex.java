package dev.closewait.detector.survival;

import java.util.Arrays;

/**
 * In which row a socket stands, by its cookie: a hash table of row numbers, with linear probing. The cookies themselves stand
 * in the rows. When many rows get another number it is filled anew, which is cheaper than to take them out one by one.
 *
 * <p>Row numbers need only as many bits as tell places apart; the others hold a part of the cookie's hash, so that of a socket
 * which is not there hardly a cookie has to be looked at.
 */
final class CookieIndex {
    private static final int FIRST_CAPACITY = 64;
    /** At most four of five places are taken. */
    private static final int MOST_TAKEN = 4;
    private static final int OF_PLACES = 5;
    private static final int FREE = 0;
    /** 2^64 divided by the golden ratio: spreads consecutive cookies over the table. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** A row's number and one, so that a table of zeros is an empty one; above it, part of the hash. */
    private int[] places = new int[FIRST_CAPACITY];

    /** Fills it with all rows. */
    void fill(long[] cookies, int rows) {
        fill(cookies, rows, rows);
    }

    private void fill(long[] cookies, int rows, int roomFor) {
        int capacity = capacityFor(roomFor);
        if (capacity <= places.length && !isTooLarge(roomFor)) {
            Arrays.fill(places, FREE);
        } else {
            places = new int[capacity];
        }
        for (int row = rows - 1; row >= 0; row--) { // of two rows of a socket the later one is found
            int hash = hash(cookies[row]);
            int place = home(hash);
            while (places[place] != FREE) {
                place = next(place);
            }
            places[place] = entry(hash, row);
        }
    }

    /** Makes sure that there is room for so many rows and one more. Places change. */
    void makeRoom(long[] cookies, int rows) {
        if (isFull(rows + 1, places.length)) {
            fill(cookies, rows, rows + 1);
        }
    }

    /** Whether the table is too large for so many rows by more than one step; by one, as many come at most looks as leave. */
    boolean isTooLarge(int rows) {
        return places.length > capacityFor(rows) * 2;
    }

    /** Takes out the sockets of some rows; all rows must still be where they were. */
    void remove(long[] cookies, int from, int to) {
        for (int row = from; row < to; row++) {
            int place = place(cookies, cookies[row]);
            if (places[place] != FREE) { // of two rows of a socket only one is here
                free(place, cookies);
            }
        }
    }

    /**
     * Frees a place, and moves up those behind it that would not be found any more.
     *
     * <p>Source: D. E. Knuth, The Art of Computer Programming, volume 3 (1998), section 6.4, algorithm R.
     */
    private void free(int place, long[] cookies) {
        int hole = place;
        for (int at = next(hole); places[at] != FREE; at = next(at)) {
            int fromHome = (at - home(hash(cookies[row(at)]))) & mask();
            int fromHole = (at - hole) & mask();
            if (fromHome >= fromHole) {
                places[hole] = places[at];
                hole = at;
            }
        }
        places[hole] = FREE;
    }

    /** The place of a socket: where it stands, or where it is to be put. */
    int place(long[] cookies, long wanted) {
        int hash = hash(wanted);
        int place = home(hash);
        while (places[place] != FREE && (part(places[place]) != part(hash) || cookies[row(place)] != wanted)) {
            place = next(place);
        }
        return place;
    }

    /** Puts some rows in that are not here; there must be room. */
    void put(long[] cookies, int from, int to) {
        for (int row = from; row < to; row++) {
            put(place(cookies, cookies[row]), cookies[row], row);
        }
    }

    /** The row in a place; −1 when it is free. */
    int row(int place) {
        return (places[place] & mask()) - 1;
    }

    /** Puts a row with its cookie into a place. */
    void put(int place, long cookie, int row) {
        places[place] = entry(hash(cookie), row);
    }

    private static int capacityFor(int rows) {
        int capacity = FIRST_CAPACITY;
        while (isFull(rows, capacity)) {
            capacity *= 2;
        }
        return capacity;
    }

    private static boolean isFull(int rows, int capacity) {
        return (long) rows * OF_PLACES > (long) capacity * MOST_TAKEN;
    }

    private static int hash(long cookie) {
        return (int) ((cookie * SPREAD) >>> Integer.SIZE);
    }

    private int entry(int hash, int row) {
        return part(hash) | (row + 1);
    }

    private int part(int hash) {
        return hash & ~mask();
    }

    private int home(int hash) {
        return hash & mask();
    }

    private int next(int place) {
        return (place + 1) & mask();
    }

    private int mask() {
        return places.length - 1;
    }
}
