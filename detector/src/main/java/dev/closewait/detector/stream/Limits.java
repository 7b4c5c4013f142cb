package dev.closewait.detector.stream;

/** How much of a line is believed. They bound the memory that any input can take; none is near what a machine shows. */
final class Limits {
    /** The version of the line that is written, and the newest that is read. */
    static final int VERSION = 1;

    /** Sockets in a line, all kinds together: some 100 MB of columns. One process can hold a million descriptors. */
    static final int SOCKETS = 1_000_000;

    /** Processes in a line; {@code pid_max} is as much by default. */
    static final int PROCESSES = 32_768;

    /** Bytes of a line: what so many sockets take, at most. A line is not kept, so this bounds time, not memory. */
    static final long LINE_BYTES = 512L << 20;

    /** Characters of a name or a text in a line; the name of a process has at most 63. */
    static final int TEXT_CHARACTERS = 1_000;

    private Limits() {}
}
