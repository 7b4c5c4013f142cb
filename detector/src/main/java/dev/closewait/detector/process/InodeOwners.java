package dev.closewait.detector.process;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** A number for each inode: open addressing in two arrays, so that it allocates only when it grows. */
final class InodeOwners {
    private static final int FIRST_CAPACITY = 256;
    /** 2⁶⁴ divided by the golden ratio: spreads inodes, which the kernel counts up, over the table. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    /** Marks a free slot; no socket has this inode. */
    private static final long FREE = 0;

    private long[] inodes = new long[FIRST_CAPACITY];
    private int[] owners = new int[FIRST_CAPACITY];
    private int size;

    /** How many inodes have a number. */
    int size() {
        return size;
    }

    /** What an inode's number is; {@code otherwise} when it has none. */
    int get(long inode, int otherwise) {
        int slot = slot(inode);
        return inodes[slot] == FREE ? otherwise : owners[slot];
    }

    /** Sets the number of an inode other than 0. */
    void put(long inode, int owner) {
        makeRoom(size + 1);
        int slot = slot(inode);
        if (inodes[slot] == FREE) {
            inodes[slot] = inode;
            size++;
        }
        owners[slot] = owner;
    }

    /** Takes room for so many inodes at once, rather than bit by bit. */
    void makeRoom(int wanted) {
        int capacity = inodes.length;
        while (wanted * 2L > capacity) {
            capacity *= 2;
        }
        if (capacity > inodes.length) {
            resize(capacity);
        }
    }

    /** Gives every inode a new number, made of the one that it has. */
    void update(IntUnaryOperator numbers) {
        for (int slot = 0; slot < inodes.length; slot++) {
            if (inodes[slot] != FREE) {
                owners[slot] = numbers.applyAsInt(owners[slot]);
            }
        }
    }

    /** Forgets the inodes whose number meets a test. */
    void removeIf(IntPredicate test) {
        for (int slot = 0; slot < inodes.length; slot++) {
            while (inodes[slot] != FREE && test.test(owners[slot])) { // another may have moved up
                free(slot);
            }
        }
    }

    /**
     * Frees a slot, and moves up those behind it that would not be found any more.
     *
     * <p>Source: D. E. Knuth, The Art of Computer Programming, volume 3 (1998), section 6.4, algorithm R.
     */
    private void free(int slot) {
        int hole = slot;
        for (int at = next(hole); inodes[at] != FREE; at = next(at)) {
            int fromHome = (at - home(inodes[at])) & mask();
            int fromHole = (at - hole) & mask();
            if (fromHome >= fromHole) {
                inodes[hole] = inodes[at];
                owners[hole] = owners[at];
                hole = at;
            }
        }
        inodes[hole] = FREE;
        size--;
    }

    private int slot(long inode) {
        int slot = home(inode);
        while (inodes[slot] != FREE && inodes[slot] != inode) {
            slot = next(slot);
        }
        return slot;
    }

    private int home(long inode) {
        return (int) ((inode * SPREAD) >>> Integer.SIZE) & mask();
    }

    private int next(int slot) {
        return (slot + 1) & mask();
    }

    private int mask() {
        return inodes.length - 1;
    }

    private void resize(int capacity) {
        long[] inodesBefore = inodes;
        int[] ownersBefore = owners;
        inodes = new long[capacity];
        owners = new int[capacity];
        for (int before = 0; before < inodesBefore.length; before++) {
            if (inodesBefore[before] != FREE) {
                int slot = slot(inodesBefore[before]);
                inodes[slot] = inodesBefore[before];
                owners[slot] = ownersBefore[before];
            }
        }
    }
}
