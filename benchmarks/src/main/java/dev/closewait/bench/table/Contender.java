package dev.closewait.bench.table;

import java.io.IOException;

/** One way to read the sockets in CLOSE_WAIT. */
interface Contender extends AutoCloseable {
    /** What a table calls it. */
    String name();

    /** Whether it is a part of closewait. */
    default boolean ours() {
        return false;
    }

    /** Reads once. */
    Look look() throws IOException, InterruptedException;

    @Override
    default void close() {}
}
