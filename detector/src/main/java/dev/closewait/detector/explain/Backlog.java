package dev.closewait.detector.explain;

/**
 * A listener's backlog: connections that the kernel has made and nobody has accepted yet.
 *
 * @param limit how many may wait; 0 where the table does not show it
 */
record Backlog(String port, long waiting, long limit) {
    Backlog longer(Backlog other) {
        return other.waiting > waiting ? other : this;
    }

    /** A backlog takes one connection more than its limit (sk_acceptq_is_full in include/net/sock.h). */
    boolean full() {
        return limit > 0 && waiting >= limit;
    }
}
