package dev.closewait.detector.process;

import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.TcpState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Counts the descriptors of TCP sockets that are in no TCP table: of a connection whose peer is gone and answers with
 * RST the kernel forgets all, but the descriptor stays until the application closes it. So a leak can leave CLOSE_WAIT
 * and go on.
 *
 * <p>A socket that was never connected and does not listen is in no table either, and counts. The sockets of a process
 * that has some in another network namespace than the table's would count as well.
 *
 * <p>It takes the whole table and a system call for each descriptor; so it is done seldom, and the last count stands
 * until the next.
 */
public final class StrandedSockets {
    /** At most one part in two hundred of the time, and not more often than a growing count could be told from a standing one. */
    private static final long PAUSE = 199;
    private static final long SHORTEST_PAUSE = Duration.ofSeconds(3).toNanos();

    /** All states but those of sockets that no process has open: they can be many. */
    private static final int STATES = everyStateBut(TcpState.TIME_WAIT, TcpState.SYN_RECEIVED);

    private static final int THERE = 1;
    private static final int MISSING = 0;

    private final DescriptorWalk descriptors;
    private final LongSupplier nanoClock;
    private final WalkBudget budget;
    private final Optional<SocketProtocol> protocol = SocketProtocol.reader();
    private final Map<Long, Integer> counts = new HashMap<>();

    /** Those of this machine's processes, read from {@code /proc}. */
    public StrandedSockets() {
        this(System::nanoTime);
    }

    StrandedSockets(LongSupplier nanoClock) {
        descriptors = new DescriptorWalk(Path.of("/proc"));
        this.nanoClock = nanoClock;
        budget = new WalkBudget(PAUSE, SHORTEST_PAUSE, nanoClock.getAsLong());
    }

    /**
     * The same samples with the last count in each; {@link ProcessSample#UNKNOWN} where there is none.
     *
     * @param owners the processes that have sockets in the table; the others are not counted
     * @param table where the sockets of these processes are
     */
    public List<ProcessSample> fill(List<ProcessSample> samples, Set<Long> owners, SocketTable table) {
        counts.keySet().retainAll(owners);
        long start = nanoClock.getAsLong();
        if (!owners.isEmpty() && budget.allows(start)) {
            protocol.ifPresent(reader -> count(owners, table, reader));
            budget.spent(start, nanoClock.getAsLong());
        }
        return samples.stream()
                .map(sample -> sample.withStrandedSockets(counts.getOrDefault(sample.pid(), ProcessSample.UNKNOWN)))
                .toList();
    }

    /** A descriptor of a socket, and the socket's inode. */
    private record OpenSocket(int descriptor, long inode) {}

    private void count(Set<Long> owners, SocketTable table, SocketProtocol reader) {
        try {
            InodeOwners before = inodes(table);
            Map<Long, List<OpenSocket>> suspects = new HashMap<>();
            for (long pid : owners) {
                List<OpenSocket> ofProcess = new ArrayList<>();
                boolean permitted = descriptors.sockets(pid, (inode, descriptor) -> {
                    if (before.get(inode, MISSING) == MISSING && reader.isTcp(pid, descriptor)) {
                        ofProcess.add(new OpenSocket(descriptor, inode));
                    }
                    return true;
                });
                if (permitted) {
                    suspects.put(pid, ofProcess);
                }
            }
            // What was opened since the table was read is in it now; what was closed since is not open any more.
            boolean any = suspects.values().stream().anyMatch(ofProcess -> !ofProcess.isEmpty());
            InodeOwners after = any ? inodes(table) : before;
            counts.clear();
            suspects.forEach((pid, ofProcess) -> counts.put(pid, (int) ofProcess.stream()
                    .filter(socket -> after.get(socket.inode(), MISSING) == MISSING
                            && descriptors.socketInode(pid, socket.descriptor()) == socket.inode())
                    .count()));
        } catch (SocketTableException e) {
            // The last counts stand; a table that cannot be read for long is for the observer to say.
        }
    }

    private static InodeOwners inodes(SocketTable table) throws SocketTableException {
        InodeOwners inodes = new InodeOwners(); // large, and needed seldom: not kept
        table.readInBatches(STATES, batch -> {
            for (int row = 0; row < batch.size(); row++) {
                if (batch.inode(row) != 0) {
                    inodes.put(batch.inode(row), THERE);
                }
            }
        });
        return inodes;
    }

    private static int everyStateBut(TcpState... without) {
        int states = 0;
        for (TcpState state : TcpState.values()) {
            states |= state.bit();
        }
        for (TcpState state : without) {
            states &= ~state.bit();
        }
        return states;
    }
}
