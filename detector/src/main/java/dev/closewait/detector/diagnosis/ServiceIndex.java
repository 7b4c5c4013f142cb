package dev.closewait.detector.diagnosis;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which service each socket of an observation belongs to: the listening port it came in by, or else the process that
 * opened it. A port that was once listened on stays a service while it has sockets.
 *
 * <p>Services are numbered anew for each observation, from 0.
 */
public final class ServiceIndex {
    private static final int PORTS = 1 << 16;
    private static final int NONE = -1;

    private final boolean[] everListened = new boolean[PORTS];
    private final Map<Integer, Long> lastOwner = new HashMap<>();
    private final int[] numberOfPort = new int[PORTS];
    private final List<Entry> entries = new ArrayList<>();
    private int[] numberOfRow = new int[0];

    /** A service of this observation, and what was seen of it beside its sockets. */
    private record Entry(Service service, int backlog, Optional<ProcessSample> process) {}

    /** Sorts the sockets of an observation. */
    public void read(Observation observation) {
        entries.clear();
        Arrays.fill(numberOfPort, NONE);
        readListeners(observation);
        SocketColumns sockets = observation.closeWait();
        if (numberOfRow.length < sockets.size()) {
            numberOfRow = new int[sockets.size() * 2];
        }
        for (int row = 0; row < sockets.size(); row++) {
            int port = sockets.localPort(row);
            numberOfRow[row] = everListened[port]
                    ? numberOf(port, sockets.pid(row), observation)
                    : numberOfOutgoing(sockets.pid(row), observation);
        }
    }

    /** How many services there are. */
    public int size() {
        return entries.size();
    }

    /** The service of this number. */
    public Service service(int number) {
        return entries.get(number).service();
    }

    /** Connections that wait to be accepted by it. */
    public int backlog(int number) {
        return entries.get(number).backlog();
    }

    /** What its process had used; empty when the process is not known. */
    public Optional<ProcessSample> process(int number) {
        return entries.get(number).process();
    }

    /** The number of the service that the socket in a row of {@link Observation#closeWait()} belongs to. */
    public int numberOf(int row) {
        return numberOfRow[row];
    }

    private void readListeners(Observation observation) {
        SocketColumns listeners = observation.listeners();
        for (int row = 0; row < listeners.size(); row++) {
            int port = listeners.localPort(row);
            everListened[port] = true;
            int number = numberOf(port, listeners.pid(row), observation);
            Entry entry = entries.get(number);
            entries.set(number, new Entry(entry.service(), entry.backlog() + listeners.receiveQueue(row),
                    entry.process()));
        }
    }

    private int numberOf(int port, long pid, Observation observation) {
        if (numberOfPort[port] == NONE) {
            // One look that cannot tell the owner does not make it another service.
            long owner = pid == 0 ? lastOwner.getOrDefault(port, 0L) : pid;
            lastOwner.put(port, owner);
            numberOfPort[port] = add(new Service(port, owner), observation);
        }
        return numberOfPort[port];
    }

    private int numberOfOutgoing(long pid, Observation observation) {
        for (int number = entries.size() - 1; number >= 0; number--) {
            Service service = entries.get(number).service();
            if (service.port() == 0 && service.pid() == pid) {
                return number;
            }
        }
        return add(new Service(0, pid), observation);
    }

    private int add(Service service, Observation observation) {
        Optional<ProcessSample> process = observation.processes()
                .stream()
                .filter(sample -> sample.pid() == service.pid())
                .findFirst();
        entries.add(new Entry(service, 0, process));
        return entries.size() - 1;
    }
}
