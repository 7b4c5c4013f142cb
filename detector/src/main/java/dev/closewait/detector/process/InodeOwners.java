package dev.closewait.detector.process;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/** A number for each inode: open addressing in two arrays, so that it allocates only when it grows. */
final class InodeOwners {
    private static final int FIRST_CAPACITY = 256;
    /** 2⁶⁴ divided by the golden ratio: spreads inodes, which the kernel counts up, over the table. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    /** Marks a free slot; no socket has this inode. */
    private static final long FREE = 0;

    private long[] inodes = new long[FIRST_CAPACITY];
    private long[] owners = new long[FIRST_CAPACITY];
    private int size;

    void clear() {
        if (size > 0) {
            Arrays.fill(inodes, FREE);
            size = 0;
        }
    }

    /** What an inode's number is; {@code otherwise} when it has none. */
    long get(long inode, long otherwise) {
        int slot = slot(inode);
        return inodes[slot] == FREE ? otherwise : owners[slot];
    }

    /** Sets the number of an inode other than 0. */
    void put(long inode, long owner) {
        if (size * 2 >= inodes.length) {
            grow();
        }
        int slot = slot(inode);
        if (inodes[slot] == FREE) {
            inodes[slot] = inode;
            size++;
        }
        owners[slot] = owner;
    }

    /** Gives every inode a new number: that which {@code numbers} makes of the inode and its number. */
    void update(LongBinaryOperator numbers) {
        for (int slot = 0; slot < inodes.length; slot++) {
            if (inodes[slot] != FREE) {
                owners[slot] = numbers.applyAsLong(inodes[slot], owners[slot]);
            }
        }
    }

    private int slot(long inode) {
        int mask = inodes.length - 1;
        int slot = (int) ((inode * SPREAD) >>> Integer.SIZE) & mask;
        while (inodes[slot] != FREE && inodes[slot] != inode) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] inodesBefore = inodes;
        long[] ownersBefore = owners;
        inodes = new long[inodesBefore.length * 2];
        owners = new long[inodes.length];
        size = 0;
        for (int slot = 0; slot < inodesBefore.length; slot++) {
            if (inodesBefore[slot] != FREE) {
                put(inodesBefore[slot], ownersBefore[slot]);
            }
        }
    }
}
