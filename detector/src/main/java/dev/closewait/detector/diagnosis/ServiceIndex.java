package dev.closewait.detector.diagnosis;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which service each socket of an observation belongs to: the listening port it came in by, or else the process that
 * opened it. A port that was once listened on stays a service while it has sockets.
 *
 * <p>All processes that serve a port are one service, named after the one that stands for them (see {@link
 * ListenedPort}); which workers come and go does not make it another.
 *
 * <p>Services are numbered anew for each observation, from 0.
 */
public final class ServiceIndex {
    private static final int PORTS = 1 << 16;
    private static final int NONE = -1;
    private static final int FIRST_CAPACITY = 8;
    private static final SocketColumns NO_SOCKETS = new SocketColumns();

    private final Map<Integer, ListenedPort> ports = new HashMap<>();
    private final Map<Long, ProcessSample> samples = new HashMap<>();
    private final int[] numberOfPort = new int[PORTS];
    private final List<Entry> entries = new ArrayList<>();
    private int[] socketCounts = new int[FIRST_CAPACITY];
    private SocketColumns sockets = NO_SOCKETS;
    // The outgoing socket that was asked about last: neighbours mostly have one owner.
    private int lastNumber = NONE;
    private long lastPid;

    /** A service of this observation, and what was seen of it beside its sockets. */
    private record Entry(Service service, int backlog, Set<Long> pids) {}

    public ServiceIndex() {
        Arrays.fill(numberOfPort, NONE);
    }

    /** Sorts the sockets of an observation. */
    public void read(Observation observation) {
        entries.forEach(entry -> numberOfPort[entry.service().port()] = NONE);
        entries.clear();
        lastNumber = NONE;
        samples.clear();
        observation.processes().forEach(sample -> samples.put(sample.pid(), sample));
        readListeners(observation.listeners());
        readSockets(observation.closeWait());
    }

    /** How many services there are. */
    public int size() {
        return entries.size();
    }

    /** The service of this number. */
    public Service service(int number) {
        return entries.get(number).service();
    }

    /** How many sockets of {@link Observation#closeWait()} belong to it. */
    public int sockets(int number) {
        return socketCounts[number];
    }

    /** Connections that wait to be accepted by it, in the backlogs of all its listeners. */
    public int backlog(int number) {
        return entries.get(number).backlog();
    }

    /** What the process that it is named after had used; empty when that is not known. */
    public Optional<ProcessSample> process(int number) {
        return Optional.ofNullable(samples.get(entries.get(number).service().pid()));
    }

    /**
     * What each of its processes had used: all that hold a listener of its port, or own one of its sockets. The one that
     * it is named after comes first, the others in order of their numbers.
     */
    public List<ProcessSample> processes(int number) {
        Entry entry = entries.get(number);
        List<ProcessSample> processes = new ArrayList<>();
        process(number).ifPresent(processes::add);
        for (long pid : entry.pids()) {
            ProcessSample sample = samples.get(pid);
            if (sample != null && pid != entry.service().pid()) {
                processes.add(sample);
            }
        }
        return processes;
    }

    /**
     * The number of the service that the socket in a row of {@link Observation#closeWait()} belongs to; to be asked before
     * these columns are filled again.
     */
    public int numberOf(int row) {
        return numberOf(sockets.localPort(row), sockets.pid(row));
    }

    /** Lets go of the observation's columns: {@link #numberOf} is not asked any more. The rest stays. */
    public void release() {
        sockets = NO_SOCKETS;
    }

    private void readListeners(SocketColumns listeners) {
        Map<Integer, ListenedPort> now = new LinkedHashMap<>();
        for (int row = 0; row < listeners.size(); row++) {
            ListenedPort listened = now.computeIfAbsent(listeners.localPort(row), this::beginLook);
            listened.listener(listeners.cookie(row), listeners.pid(row), listeners.receiveQueue(row));
        }
        now.forEach((port, listened) -> {
            listened.end(samples);
            numberOfPort[port] = add(new Service(port, listened.principal()), listened.backlog(), listened.holders());
        });
    }

    private ListenedPort beginLook(int port) {
        ListenedPort listened = ports.computeIfAbsent(port, unseen -> new ListenedPort());
        listened.begin();
        return listened;
    }

    private void readSockets(SocketColumns read) {
        sockets = read;
        int lastNoted = NONE;
        long lastPidNoted = 0;
        for (int row = 0; row < read.size(); row++) {
            long pid = read.pid(row);
            int number = numberOf(row);
            socketCounts[number]++;
            if (pid != 0 && (number != lastNoted || pid != lastPidNoted)) { // saves boxing its number again
                entries.get(number).pids().add(pid);
                lastNoted = number;
                lastPidNoted = pid;
            }
        }
    }

    private int numberOf(int port, long pid) {
        int number = numberOfPort[port];
        if (number != NONE) {
            return number;
        }
        ListenedPort listened = ports.get(port);
        if (listened == null) {
            return numberOfOutgoing(pid);
        }
        numberOfPort[port] = add(new Service(port, listened.principalOf(pid)), 0, Set.of());
        return numberOfPort[port];
    }

    private int numberOfOutgoing(long pid) {
        if (lastNumber == NONE || pid != lastPid) {
            lastNumber = findOutgoing(pid);
            lastPid = pid;
        }
        return lastNumber;
    }

    private int findOutgoing(long pid) {
        for (int number = entries.size() - 1; number >= 0; number--) {
            Service service = entries.get(number).service();
            if (service.port() == 0 && service.pid() == pid) {
                return number;
            }
        }
        return add(new Service(0, pid), 0, Set.of());
    }

    private int add(Service service, int backlog, Set<Long> holders) {
        int number = entries.size();
        entries.add(new Entry(service, backlog, new TreeSet<>(holders)));
        if (number == socketCounts.length) {
            socketCounts = Arrays.copyOf(socketCounts, number * 2);
        }
        socketCounts[number] = 0;
        return number;
    }
}
