package dev.closewait.detector.diagnosis;

import dev.closewait.detector.process.ProcessSample;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A port that is listened on, and which process stands for it: of a pre-forking server the master, whose children the
 * others are, and of several that do not descend from each other (SO_REUSEPORT) the one with the lowest number.
 *
 * <p>It stands for it as long as it holds a listener of the port, whatever others come and go, and while nobody can
 * tell who holds that listener.
 */
final class ListenedPort {
    private static final long UNKNOWN = 0;
    /** A tree of processes is not as deep; numbers that were reused could make a circle. */
    private static final int DEEPEST = 64;

    private final NavigableMap<Long, Set<Long>> listenersOfHolder = new TreeMap<>();
    private final Set<Long> listeners = new HashSet<>();
    private final Set<Long> withoutHolder = new HashSet<>();
    private Set<Long> listenersOfPrincipal = Set.of();
    private long principal = UNKNOWN;
    private int backlog;

    /** Begins a look at which the port is listened on. */
    void begin() {
        listenersOfHolder.clear();
        listeners.clear();
        withoutHolder.clear();
        backlog = 0;
    }

    /**
     * Takes one row.
     *
     * @param cookie names the listening socket, which has a row for each process that holds it
     * @param pid such a process; 0 when none is known
     * @param waiting connections in the socket's backlog
     */
    void listener(long cookie, long pid, int waiting) {
        backlog += listeners.add(cookie) ? waiting : 0;
        if (pid == UNKNOWN) {
            withoutHolder.add(cookie);
        } else {
            listenersOfHolder.computeIfAbsent(pid, holder -> new HashSet<>()).add(cookie);
        }
    }

    /** Decides who stands for the port, once all rows of a look were taken. */
    void end(Map<Long, ProcessSample> samples) {
        boolean untold = withoutHolder.stream().anyMatch(listenersOfPrincipal::contains);
        if (listenersOfHolder.isEmpty() || untold) {
            return;
        }
        NavigableSet<Long> topmost = new TreeSet<>(holders());
        topmost.removeIf(pid -> descendsFromHolder(pid, samples));
        if (!topmost.contains(principal)) {
            principal = topmost.isEmpty() ? listenersOfHolder.firstKey() : topmost.first();
        }
        listenersOfPrincipal = Set.copyOf(listenersOfHolder.getOrDefault(principal, Set.of()));
    }

    /** Who stands for the port; 0 when that could never be told. */
    long principal() {
        return principal;
    }

    /** The processes that held a listener at the last look at which there was one. */
    Set<Long> holders() {
        return listenersOfHolder.keySet();
    }

    /** Connections that wait to be accepted, of all listeners. */
    int backlog() {
        return backlog;
    }

    /** Who stands for a socket of the port when nobody listens any more: the owner, unless it was one of the holders. */
    long principalOf(long owner) {
        return owner == UNKNOWN || holders().contains(owner) ? principal : owner;
    }

    private boolean descendsFromHolder(long pid, Map<Long, ProcessSample> samples) {
        long at = pid;
        for (int depth = 0; depth < DEEPEST && samples.containsKey(at); depth++) {
            at = samples.get(at).parentPid();
            if (at != pid && holders().contains(at)) {
                return true;
            }
        }
        return false;
    }
}
