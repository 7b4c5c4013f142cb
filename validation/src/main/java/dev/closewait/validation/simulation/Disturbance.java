package dev.closewait.validation.simulation;

/**
 * Something that comes and goes and keeps a process from computing.
 *
 * @param kind what it is
 * @param apart from the end of one until the next
 * @param lasting how long one lasts
 * @param leastSpeed the least share that a thread gets meanwhile of the CPU time that it wants, 0 to 1
 * @param mostSpeed the most; each time another one is drawn between the two, by its magnitude
 */
record Disturbance(Kind kind, Times apart, Times lasting, double leastSpeed, double mostSpeed) {
    /** What the operating system shows of it. */
    enum Kind {
        /** Threads are runnable and wait for others, or for their cgroup's quota. */
        STARVED,
        /** A signal has stopped the process: it is neither running nor waiting. */
        STOPPED,
        /** The garbage collector has stopped the application, and runs itself. */
        COLLECTING
    }

    /** One in which nothing runs. */
    static Disturbance pause(Kind kind, Times apart, Times lasting) {
        return new Disturbance(kind, apart, lasting, 0, 0);
    }
}
