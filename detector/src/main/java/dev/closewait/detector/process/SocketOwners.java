package dev.closewait.detector.process;

import dev.closewait.detector.socket.SocketColumns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Finds the process that owns a socket: one that has its inode open, and of several the one with the lowest number
 * among those known to own other sockets, or else among all. Of a listener it finds all processes that have it open.
 *
 * <p>No system call tells it; descriptors have to be walked, which costs more than all else in an observation. So that
 * is done for inodes that were never seen before and for children that a listener's holders have started since, and
 * held to a small share of the time. An owner that is not found yet is 0, and is filled in at a later look. Once in a
 * minute it is made sure that owners still are: a process may have closed a socket that a child of it inherited.
 */
public final class SocketOwners {
    /** At most a tenth of the time goes into new sockets of processes known to own some, a twentieth into all else. */
    private static final long KNOWN_PAUSE = 9;
    private static final long FULL_PAUSE = 19;
    private static final long SHORTEST_FULL_PAUSE = Duration.ofSeconds(1).toNanos();
    /** Workers that hold a listener are seen that soon; between two searches there is time for a walk of all. */
    private static final long CHILD_PAUSE = Duration.ofSeconds(2).toNanos();
    /** What a walk of all did not find belongs to nobody or is hidden; that, and who owns what, changes rarely. */
    private static final long RETRY_PAUSE = Duration.ofMinutes(1).toNanos();

    private final DescriptorWalk descriptors;
    private final ChildProcesses children;
    private final LongSupplier nanoClock;
    private final WalkBudget knownBudget;
    private final WalkBudget fullBudget;
    private final WalkBudget retryBudget;
    private final WalkBudget childBudget;
    private final WalkBudget recheckBudget;
    private final Set<Long> known = new TreeSet<>();
    private final ListenerHolders holders = new ListenerHolders();
    private final OwnerTable owners = new OwnerTable();
    private int closedToUs;
    private int walks;

    /** The owners on this machine, read from {@code /proc}. */
    public SocketOwners() {
        this(Path.of("/proc"), System::nanoTime);
    }

    SocketOwners(Path proc, LongSupplier nanoClock) {
        descriptors = new DescriptorWalk(proc);
        children = new ChildProcesses(proc);
        this.nanoClock = nanoClock;
        long now = nanoClock.getAsLong();
        knownBudget = new WalkBudget(KNOWN_PAUSE, 0, now);
        fullBudget = new WalkBudget(FULL_PAUSE, SHORTEST_FULL_PAUSE, now);
        retryBudget = new WalkBudget(FULL_PAUSE, RETRY_PAUSE, now);
        childBudget = new WalkBudget(FULL_PAUSE, CHILD_PAUSE, now);
        recheckBudget = new WalkBudget(FULL_PAUSE, RETRY_PAUSE, now + RETRY_PAUSE);
    }

    /**
     * Sets the owner of each row as far as it is known, adds a row for each further process that holds a listener, and
     * forgets every inode that is in none of the tables.
     *
     * @param sockets all sockets of one observation but its listeners
     * @param listeners its listeners
     */
    public void fill(SocketColumns sockets, SocketColumns listeners) {
        owners.rememberOnly(sockets, listeners);
        holders.rememberOnly(listeners);
        within(recheckBudget, this::recheck);
        if (holders.any()) {
            within(childBudget, () -> children.fresh(holders.pids()).forEach(pid -> walk(pid, () -> true)));
        }
        seek();
        owners.fill(sockets);
        owners.fill(listeners);
        holders.addRows(listeners);
    }

    /** Looks again for the sockets of a process that is gone: a child of it may hold them now. */
    public void forget(long pid) {
        known.remove(pid);
        holders.forget(pid);
        owners.forget(pid);
    }

    /** One sentence about the processes that could not be looked into; empty when no socket lacks an owner for it. */
    public Optional<String> blindSpot() {
        return closedToUs == 0
                ? Optional.empty()
                : Optional.of("The open files of " + closedToUs + (closedToUs == 1 ? " process" : " processes")
                        + " could not be read, so sockets may lack an owner: run as root or with CAP_SYS_PTRACE.");
    }

    /** How many processes' descriptors were walked so far. */
    int walks() {
        return walks;
    }

    private void seek() {
        long start = nanoClock.getAsLong();
        if (owners.unsought() > 0 && knownBudget.allows(start)) {
            for (long pid : List.copyOf(known)) {
                if (owners.unsought() > 0) {
                    walk(pid, () -> owners.unsought() > 0);
                }
            }
            knownBudget.spent(start, nanoClock.getAsLong());
        }
        if (owners.unsought() > 0 || holders.incomplete()) {
            within(fullBudget, this::walkAll);
        } else if (owners.missing() > 0) {
            within(retryBudget, this::walkAll);
        }
    }

    private void walkAll() {
        int closed = 0;
        List<Long> all = descriptors.processes();
        known.retainAll(all);
        for (long pid : all) {
            boolean needed = holders.incomplete() || owners.missing() > 0;
            if (needed && !walk(pid, () -> holders.incomplete() || owners.missing() > 0)) {
                closed++;
            }
        }
        closedToUs = owners.missing() > 0 ? closed : 0;
        owners.giveUp();
        holders.complete();
        retryBudget.rest(nanoClock.getAsLong());
    }

    /** Looks whether those known to own sockets still do; what they do not is sought anew, and at once. */
    private void recheck() {
        holders.forgetAll();
        for (long pid : known) {
            walks++;
            descriptors.sockets(pid, (inode, descriptor) -> {
                holders.add(inode, pid);
                owners.confirm(inode, pid);
                return true;
            });
        }
        owners.keepConfirmed();
        if (owners.unsought() > 0) {
            walkAll();
        }
    }

    /** Looks through a process as long as there is need; says whether that was permitted. */
    private boolean walk(long pid, BooleanSupplier needed) {
        walks++;
        return descriptors.sockets(pid, (inode, descriptor) -> {
            boolean holds = holders.add(inode, pid);
            if (owners.found(inode, pid) || holds) {
                known.add(pid);
            }
            return needed.getAsBoolean();
        });
    }

    /** Does what has a pace of its own; whatever that is, the time for walks of all is held to. */
    private void within(WalkBudget pace, Runnable walk) {
        long start = nanoClock.getAsLong();
        if (pace.allows(start) && fullBudget.allows(start)) {
            walk.run();
            long end = nanoClock.getAsLong();
            fullBudget.charge(start, end);
            pace.spent(start, end);
        }
    }
}
