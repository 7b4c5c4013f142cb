package dev.closewait.detector.socket;

import java.util.Arrays;

/**
 * The cookies that a read has met: open addressing in one array, so that it allocates only when it grows.
 *
 * <p>A large set is not in the caches, least of all after the kernel has walked through its own sockets: each cookie waits
 * for main memory. Whoever knows several {@linkplain #expect expects} all of them first, and they wait together.
 */
final class CookieSet {
    private static final int FIRST_CAPACITY = 256;
    /** 2⁶⁴ divided by the golden ratio: spreads cookies, which the kernel counts up, over the table. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    /** Marks a free slot; the kernel and the hash of a /proc row never give it. */
    private static final long FREE = 0;

    private long[] slots = new long[FIRST_CAPACITY];
    private int size;
    /** Keeps the loads of {@link #expect} from being optimised away. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, FREE);
            size = 0;
        }
    }

    /** Has the processor fetch what {@link #add} will look at; nothing waits for it. */
    void expect(long cookie) {
        touched += slots[slot(cookie)];
    }

    /** Adds a cookie other than 0; false if it was there. */
    boolean add(long cookie) {
        makeRoom(size + 1);
        return insert(cookie);
    }

    private boolean insert(long cookie) {
        int mask = slots.length - 1;
        int slot = slot(cookie);
        while (slots[slot] != FREE) {
            if (slots[slot] == cookie) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = cookie;
        size++;
        return true;
    }

    /** Where the search for a cookie begins. */
    private int slot(long cookie) {
        return (int) ((cookie * SPREAD) >>> Integer.SIZE) & (slots.length - 1);
    }

    /** Takes room for so many cookies at once, rather than bit by bit. */
    void makeRoom(int cookies) {
        int capacity = slots.length;
        while (cookies * 2L > capacity) {
            capacity *= 2;
        }
        if (capacity > slots.length) {
            resize(capacity);
        }
    }

    private void resize(int capacity) {
        long[] before = slots;
        slots = new long[capacity];
        size = 0;
        for (long cookie : before) {
            if (cookie != FREE) {
                insert(cookie);
            }
        }
    }
}
