package dev.closewait.detector.process;

import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Which processes hold each listening socket open: of a pre-forking server, the master and its workers. */
final class ListenerHolders {
    private final Map<Long, NavigableSet<Long>> holdersOf = new HashMap<>();
    /** The listeners' inodes in their order: most descriptors are none, and are told without an object. */
    private long[] sorted = {};
    private boolean incomplete;

    /** Forgets every listener that is not in the table, and takes up those that are new. */
    void rememberOnly(SocketColumns listeners) {
        Set<Long> inodes = new HashSet<>();
        for (int row = 0; row < listeners.size(); row++) {
            if (listeners.inode(row) != 0) {
                inodes.add(listeners.inode(row));
            }
        }
        holdersOf.keySet().retainAll(inodes);
        sorted = inodes.stream().mapToLong(Long::longValue).sorted().toArray();
        for (long inode : inodes) {
            incomplete |= holdersOf.putIfAbsent(inode, new TreeSet<>()) == null;
        }
    }

    /** Whether there is a listener that not all processes were looked into for. */
    boolean incomplete() {
        return incomplete;
    }

    /** Says that all processes were looked into. */
    void complete() {
        incomplete = false;
    }

    /** Notes that a process has an inode open; says whether that is a listener. */
    boolean add(long inode, long pid) {
        if (Arrays.binarySearch(sorted, inode) < 0) {
            return false;
        }
        holdersOf.computeIfAbsent(inode, listener -> new TreeSet<>()).add(pid);
        return true;
    }

    /** Forgets a process. */
    void forget(long pid) {
        holdersOf.values().forEach(holders -> holders.remove(pid));
    }

    /** Forgets all processes, and keeps the listeners. */
    void forgetAll() {
        holdersOf.values().forEach(Set::clear);
    }

    /** Whether any holder is known. */
    boolean any() {
        return holdersOf.values().stream().anyMatch(holders -> !holders.isEmpty());
    }

    /** All processes that hold a listener. */
    Set<Long> pids() {
        Set<Long> pids = new TreeSet<>();
        holdersOf.values().forEach(pids::addAll);
        return pids;
    }

    /** Adds a row for each holder of a listener that its own row does not name. */
    void addRows(SocketColumns listeners) {
        int sockets = listeners.size();
        for (int row = 0; row < sockets; row++) {
            NavigableSet<Long> holders = holdersOf.get(listeners.inode(row));
            if (holders != null) {
                for (long pid : holders) {
                    if (pid != listeners.pid(row)) {
                        listeners.owner(listeners.addCopyOf(row), pid);
                    }
                }
            }
        }
    }
}
