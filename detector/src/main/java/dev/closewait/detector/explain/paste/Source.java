package dev.closewait.detector.explain.paste;

/** What printed a table, and so which columns it can have. */
public enum Source {
    /** {@code netstat}: queues; with {@code -p} owners, with {@code -e} inodes. */
    NETSTAT("netstat"),
    /** {@code ss}: queues; with {@code -p} owners, with {@code -e} inodes, with {@code -i} ages. */
    SS("ss"),
    /** {@code /proc/net/tcp} and {@code tcp6}: queues and inodes. */
    PROC("/proc/net/tcp"),
    /** {@code lsof -i}: owners and inodes; queues only with {@code -Tqs}. */
    LSOF("lsof");

    private final String name;

    Source(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
