package dev.closewait.detector.observation;

import dev.closewait.detector.process.HostReader;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.process.Processes;
import dev.closewait.detector.process.SocketOwners;
import dev.closewait.detector.process.StrandedSockets;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.TcpState;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes observations of this machine, one after the other. Not safe for use by several threads at once. */
public final class Observer implements AutoCloseable {
    /** Room is taken for one more of so many. */
    private static final int SPARE = 16;

    private final SocketTable table;
    private final Scope scope;
    /** Those of the scope, to look up without an object for each socket. */
    private final BitSet ports = new BitSet();
    private final SocketOwners owners = new SocketOwners();
    private final Processes processes = new Processes();
    private final StrandedSockets stranded = new StrandedSockets();
    private final HostReader host;
    private final SocketColumns closeWait = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private boolean first = true;

    /**
     * @param table where sockets are read from; closed with this observer
     * @param scope which sockets are kept
     */
    public Observer(SocketTable table, Scope scope) {
        this(table, scope, scope.pid().isPresent() ? new HostReader(scope.pid().getAsLong()) : new HostReader());
    }

    /**
     * @param table where sockets are read from; closed with this observer
     * @param scope which sockets are kept
     * @param host what samples the machine, with the connections of the network that the table is of
     */
    public Observer(SocketTable table, Scope scope, HostReader host) {
        this.table = table;
        this.scope = scope;
        this.host = host;
        scope.ports().forEach(ports::set);
    }

    /**
     * Takes the next observation. Its columns are filled again at the next call.
     *
     * @throws SocketTableException when the socket table could not be read
     */
    public Observation observe() throws SocketTableException {
        if (first) {
            makeRoom();
            first = false;
        }
        table.read(TcpState.LISTEN.bit(), listeners);
        // The last thing before the sockets are read, so that their ages hold at this instant.
        Instant wallClock = Instant.now();
        long nanos = System.nanoTime();
        table.read(TcpState.CLOSE_WAIT.bit(), closeWait);

        if (!scope.ports().isEmpty()) {
            keepPorts();
        }
        owners.fill(closeWait, listeners);
        scope.pid().ifPresent(this::keepProcess);
        return new Observation(nanos, wallClock, closeWait, listeners, sampleOwners(), host.sample());
    }

    /** An observer that comes late finds many: what tables would outgrow bit by bit is as large as they are. */
    private void makeRoom() throws SocketTableException {
        int[] sockets = {0};
        table.readInBatches(TcpState.CLOSE_WAIT.bit(), batch -> sockets[0] += batch.size());
        closeWait.makeRoom(sockets[0] + sockets[0] / SPARE);
    }

    /** One sentence about the processes that could not be looked into; empty when there was none. */
    public Optional<String> blindSpot() {
        return owners.blindSpot();
    }

    private void keepPorts() {
        listeners.retain(row -> ports.get(listeners.localPort(row)));
        closeWait.retain(row -> ports.get(closeWait.localPort(row)));
    }

    private void keepProcess(long pid) {
        Set<Long> held = new HashSet<>();
        for (int row = 0; row < listeners.size(); row++) {
            if (listeners.pid(row) == pid) {
                held.add(listeners.inode(row));
            }
        }
        listeners.retain(row -> held.contains(listeners.inode(row)));
        BitSet itsPorts = new BitSet();
        Set<Long> holders = new HashSet<>();
        for (int row = 0; row < listeners.size(); row++) {
            itsPorts.set(listeners.localPort(row));
            holders.add(listeners.pid(row));
        }
        closeWait.retain(row -> closeWait.pid(row) == pid || (itsPorts.get(closeWait.localPort(row))
                && (closeWait.inode(row) == 0 || holders.contains(closeWait.pid(row)))));
    }

    private List<ProcessSample> sampleOwners() {
        Set<Long> pids = new TreeSet<>();
        addOwners(closeWait, pids);
        addOwners(listeners, pids);
        Set<Long> owning = Set.copyOf(pids);
        scope.pid().ifPresent(pids::add); // also while it has no socket to show
        List<ProcessSample> samples = processes.sample(pids);
        samples.forEach(sample -> pids.remove(sample.pid()));
        pids.forEach(owners::forget);
        return stranded.fill(samples, owning, table);
    }

    private static void addOwners(SocketColumns sockets, Set<Long> pids) {
        long last = 0;
        for (int row = 0; row < sockets.size(); row++) {
            long pid = sockets.pid(row);
            if (pid != last && pid != 0) { // neighbours mostly have one owner: saves boxing its number again
                pids.add(pid);
                last = pid;
            }
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
