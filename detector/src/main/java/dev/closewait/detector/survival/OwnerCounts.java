package dev.closewait.detector.survival;

import java.util.HashMap;
import java.util.Map;

/** How many sockets each process holds. */
final class OwnerCounts {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int last;
    private int inARow;

    /** One more that a process holds; 0 stands for one that is not known. */
    void add(int owner) {
        if (owner != last) { // neighbours mostly have one owner: they are counted at once
            countLast();
            last = owner;
        }
        inARow++;
    }

    /** Those that a process holds. */
    int of(long owner) {
        countLast();
        return counts.getOrDefault((int) owner, 0);
    }

    private void countLast() {
        if (inARow > 0) {
            counts.merge(last, inARow, Integer::sum);
            inARow = 0;
        }
    }
}
