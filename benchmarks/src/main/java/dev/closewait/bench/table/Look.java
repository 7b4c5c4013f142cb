package dev.closewait.bench.table;

import java.util.OptionalLong;

/**
 * One read of a socket table.
 *
 * @param nanos how long it took
 * @param rows how many sockets in CLOSE_WAIT it showed
 * @param allocated bytes that it took from the heap, where that is known
 */
record Look(long nanos, long rows, OptionalLong allocated) {
    Look(long nanos, long rows) {
        this(nanos, rows, OptionalLong.empty());
    }
}
