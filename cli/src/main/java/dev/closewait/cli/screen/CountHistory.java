package dev.closewait.cli.screen;

import java.util.Arrays;
import java.util.List;

/**
 * A count at every look since the first. When the room is used up, neighbours share a place, the greater of the two stays,
 * and from then on as many looks more make one: the whole watch stays in view, however long, in the same memory.
 */
final class CountHistory {
    private static final int PLACES = 512;

    private final int[] places = new int[PLACES];
    private int used;
    private int looksAPlace = 1;
    private int looksInLast;

    void add(int count) {
        if (used > 0 && looksInLast < looksAPlace) {
            places[used - 1] = Math.max(places[used - 1], count);
            looksInLast++;
            return;
        }
        if (used == PLACES) {
            halve();
        }
        places[used++] = count;
        looksInLast = 1;
    }

    private void halve() {
        for (int place = 0; place < PLACES / 2; place++) {
            places[place] = Math.max(places[2 * place], places[2 * place + 1]);
        }
        used = PLACES / 2;
        looksAPlace *= 2;
    }

    /** The counts, oldest first. */
    List<Integer> counts() {
        return Arrays.stream(places, 0, used).boxed().toList();
    }
}
