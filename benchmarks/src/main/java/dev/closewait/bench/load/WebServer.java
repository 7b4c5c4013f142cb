package dev.closewait.bench.load;

import java.io.IOException;

/** A server on loopback that answers each request with the same few bytes, and counts the requests by itself. */
interface WebServer extends AutoCloseable {
    /** What a table calls it. */
    String name();

    /** Whether it is a part of closewait. */
    boolean ours();

    /** Where it serves. */
    int port();

    /** How many requests it has answered so far. */
    long answered() throws IOException, InterruptedException;

    /** Seconds of CPU that it has used so far. */
    double cpuSeconds() throws IOException;

    @Override
    void close();
}
