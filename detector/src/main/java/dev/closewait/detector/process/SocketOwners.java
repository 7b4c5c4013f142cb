package dev.closewait.detector.process;

import dev.closewait.detector.socket.SocketColumns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Finds the process that owns a socket: one that has its inode open, and of several the one with the lowest number
 * among those known to own other sockets, or else among all.
 *
 * <p>No system call tells it; descriptors have to be walked, which costs more than all else in an observation. So that
 * is done for inodes that were never seen before, and held to a small share of the time. An owner that is not found
 * yet is 0, and is filled in at a later look.
 */
public final class SocketOwners {
    /** At most a tenth of the time goes into the processes known to own sockets, a twentieth into all. */
    private static final long KNOWN_PAUSE = 9;
    private static final long FULL_PAUSE = 19;
    private static final long SHORTEST_FULL_PAUSE = Duration.ofSeconds(1).toNanos();
    /** What a walk of all did not find belongs to nobody or is hidden; that changes rarely. */
    private static final long RETRY_PAUSE = Duration.ofMinutes(1).toNanos();

    private static final long NOBODY = 0;
    private static final long UNSOUGHT = -1;

    private final DescriptorWalk descriptors;
    private final LongSupplier nanoClock;
    private final WalkBudget knownBudget;
    private final WalkBudget fullBudget;
    private final WalkBudget retryBudget;
    private final Set<Long> known = new TreeSet<>();
    private InodeOwners owners = new InodeOwners();
    private InodeOwners ownersBefore = new InodeOwners();
    private int unsought;
    private int missing;
    private int closedToUs;
    private int walks;

    /** The owners on this machine, read from {@code /proc}. */
    public SocketOwners() {
        this(Path.of("/proc"), System::nanoTime);
    }

    SocketOwners(Path proc, LongSupplier nanoClock) {
        descriptors = new DescriptorWalk(proc);
        this.nanoClock = nanoClock;
        long now = nanoClock.getAsLong();
        knownBudget = new WalkBudget(KNOWN_PAUSE, 0, now);
        fullBudget = new WalkBudget(FULL_PAUSE, SHORTEST_FULL_PAUSE, now);
        retryBudget = new WalkBudget(FULL_PAUSE, RETRY_PAUSE, now);
    }

    /**
     * Sets the owner of each row as far as it is known, and forgets every inode that is in none of the tables.
     *
     * @param tables all sockets of one observation
     */
    public void fill(SocketColumns... tables) {
        rememberOnly(tables);
        if (missing > 0) {
            seek();
        }
        for (SocketColumns table : tables) {
            for (int row = 0; row < table.size(); row++) {
                table.owner(row, Math.max(NOBODY, owners.get(table.inode(row), NOBODY)));
            }
        }
    }

    /** Looks again for the sockets of a process that is gone: a child of it may hold them now. */
    public void forget(long pid) {
        known.remove(pid);
        owners.replace(pid, UNSOUGHT);
    }

    /** One sentence about the processes that could not be looked into; empty when there was none. */
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

    private void rememberOnly(SocketColumns... tables) {
        InodeOwners last = owners;
        owners = ownersBefore;
        ownersBefore = last;
        owners.clear();
        unsought = 0;
        missing = 0;
        for (SocketColumns table : tables) {
            for (int row = 0; row < table.size(); row++) {
                long inode = table.inode(row);
                if (inode != 0) {
                    long owner = last.get(inode, UNSOUGHT);
                    owners.put(inode, owner);
                    unsought += owner == UNSOUGHT ? 1 : 0;
                    missing += owner <= NOBODY ? 1 : 0;
                }
            }
        }
    }

    private void seek() {
        long start = nanoClock.getAsLong();
        if (unsought > 0 && knownBudget.allows(start)) {
            for (long pid : List.copyOf(known)) {
                if (unsought > 0) {
                    walk(pid);
                }
            }
            knownBudget.spent(start, nanoClock.getAsLong());
        }
        long fullStart = nanoClock.getAsLong();
        if (unsought > 0 ? fullBudget.allows(fullStart) : missing > 0 && retryBudget.allows(fullStart)) {
            walkAll();
            fullBudget.spent(fullStart, nanoClock.getAsLong());
            retryBudget.spent(fullStart, nanoClock.getAsLong());
        }
    }

    private void walkAll() {
        closedToUs = 0;
        List<Long> all = descriptors.processes();
        known.retainAll(all);
        for (long pid : all) {
            if (missing > 0 && !walk(pid)) {
                closedToUs++;
            }
        }
        owners.replace(UNSOUGHT, NOBODY);
        unsought = 0;
    }

    private boolean walk(long pid) {
        walks++;
        return descriptors.sockets(pid, inode -> {
            long owner = owners.get(inode, pid);
            if (owner <= NOBODY) {
                owners.put(inode, pid);
                known.add(pid);
                unsought -= owner == UNSOUGHT ? 1 : 0;
                missing--;
            }
            return missing > 0;
        });
    }
}
