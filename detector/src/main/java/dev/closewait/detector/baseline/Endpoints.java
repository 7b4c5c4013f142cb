package dev.closewait.detector.baseline;

import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;

/**
 * The remote endpoints of one look, each once: what a person compares two looks by. It holds hashes of 64 bits, so that a
 * socket costs no object; two endpoints of a million have the same one in 37 million looks.
 */
final class Endpoints {
    private static final int FIRST_CAPACITY = 16;

    private long[] sorted = new long[FIRST_CAPACITY];
    private int size;

    /** Holds these from now on, and nothing of what it held before. */
    void read(SocketColumns sockets, Rows rows) {
        if (sorted.length < rows.size()) {
            sorted = new long[rows.size() * 2];
        }
        for (int position = 0; position < rows.size(); position++) {
            int row = rows.get(position);
            long address = Mix.of(Mix.of(sockets.remoteHigh(row)) + sockets.remoteLow(row));
            sorted[position] = Mix.of(address + sockets.remotePort(row));
        }
        Arrays.sort(sorted, 0, rows.size());
        size = 0;
        for (int position = 0; position < rows.size(); position++) {
            if (size == 0 || sorted[size - 1] != sorted[position]) {
                sorted[size++] = sorted[position];
            }
        }
    }

    /** How many different ones there are. */
    int size() {
        return size;
    }

    /** How many of them the others lack. */
    int missingIn(Endpoints others) {
        int missing = 0;
        int other = 0;
        for (int position = 0; position < size; position++) {
            while (other < others.size && others.sorted[other] < sorted[position]) {
                other++;
            }
            missing += other < others.size && others.sorted[other] == sorted[position] ? 0 : 1;
        }
        return missing;
    }
}
