package dev.closewait.cli.screen;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the looks have shown of one service. */
final class ServiceModel {
    private static final int FIRST_ROOM = 16;

    private final Service service;
    private final long firstNanos;
    private final CountHistory history = new CountHistory();
    private final Turnover turnover = new Turnover();
    private final SortedSet<Long> pids = new TreeSet<>();
    private String process = "";
    private Ages.Counter ages = new Ages.Counter();
    private Stops.Counter stops = new Stops.Counter();
    private long[] cookies = new long[FIRST_ROOM];
    private int count;
    private long lastPid;

    ServiceModel(Service service, long firstNanos) {
        this.service = service;
        this.firstNanos = firstNanos;
    }

    Service service() {
        return service;
    }

    /** When it was first seen, on the observation's clock. */
    long firstNanos() {
        return firstNanos;
    }

    /** How many of its sockets were in CLOSE_WAIT since it was first seen, oldest first. */
    List<Integer> counts() {
        return history.counts();
    }

    /** Begins a look. */
    void begin(Optional<ProcessSample> sample) {
        process = sample.map(ProcessSample::command).orElse(process);
        pids.clear();
        if (service.pid() != 0) {
            pids.add(service.pid());
        }
        ages = new Ages.Counter();
        stops = new Stops.Counter();
        count = 0;
        lastPid = service.pid();
    }

    /** Takes a socket of this service. */
    void see(SocketColumns sockets, int row) {
        if (count == cookies.length) {
            cookies = Arrays.copyOf(cookies, 2 * count);
        }
        cookies[count++] = sockets.cookie(row);
        ages.count(sockets, row);
        stops.count(sockets, row);
        long pid = sockets.pid(row);
        if (pid != lastPid && pid != 0) { // neighbours mostly have one owner
            pids.add(pid);
            lastPid = pid;
        }
    }

    /** Ends the look, and gives what is shown of it. */
    ServiceView end(long nanos, Optional<Diagnosis> diagnosis) {
        turnover.looked(nanos, Arrays.copyOf(cookies, count));
        history.add(count);
        return new ServiceView(service, process, List.copyOf(pids), count, turnover.inPerSecond(),
                turnover.outPerSecond(), ages.ages(), stops.stops(), diagnosis);
    }
}
