package dev.closewait.detector.baseline;

import dev.closewait.detector.diagnosis.ServiceIndex;
import java.util.Arrays;

/**
 * The rows of an observation's sockets, sorted by service. Its arrays are filled again at each look, so that a socket costs
 * no memory; only one service's rows can be looked at at a time.
 */
final class Rows {
    private static final int FIRST_CAPACITY = 64;

    private int[] rows = new int[FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private int first;
    private int end;

    /** Sorts the rows of the look that the index has read: it counts those of each service, then puts each in its place. */
    void sort(ServiceIndex index, int sockets) {
        rows = rows.length < sockets ? new int[sockets * 2] : rows;
        ends = ends.length < index.size() ? new int[index.size() * 2] : ends;
        Arrays.fill(ends, 0, index.size(), 0);
        for (int row = 0; row < sockets; row++) {
            ends[index.numberOf(row)]++;
        }
        for (int number = 0, before = 0; number < index.size(); number++) {
            int count = ends[number];
            ends[number] = before;
            before += count;
        }
        for (int row = 0; row < sockets; row++) {
            rows[ends[index.numberOf(row)]++] = row;
        }
    }

    /** The same, showing the rows of the service of this number from now on. */
    Rows of(int number) {
        first = number == 0 ? 0 : ends[number - 1];
        end = ends[number];
        return this;
    }

    /** How many sockets the service has. */
    int size() {
        return end - first;
    }

    /** A row of {@link dev.closewait.detector.observation.Observation#closeWait()}; positions count from 0. */
    int get(int position) {
        return rows[first + position];
    }
}
