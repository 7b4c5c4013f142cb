package dev.closewait.cli.screen;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the looks have shown of one service. */
final class ServiceModel {
    private static final int FIRST_ROOM = 16;

    private final Service service;
    private final long firstNanos;
    private final CountHistory history = new CountHistory();
    private final Turnover turnover = new Turnover();
    private final Set<Long> pids = new LinkedHashSet<>();
    private String process = "";
    private Ages.Counter ages = new Ages.Counter();
    private Stops.Counter stops = new Stops.Counter();
    private long[] cookies = new long[FIRST_ROOM];
    private int count;

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

    /**
     * Begins a look.
     *
     * @param processes its processes, the one that it is named after first
     */
    void begin(List<ProcessSample> processes) {
        process = processes.isEmpty() ? process : processes.getFirst().command();
        pids.clear();
        if (service.pid() != 0) {
            pids.add(service.pid());
        }
        processes.forEach(sample -> pids.add(sample.pid()));
        ages = new Ages.Counter();
        stops = new Stops.Counter();
        count = 0;
    }

    /** Takes a socket of this service. */
    void see(SocketColumns sockets, int row) {
        if (count == cookies.length) {
            cookies = Arrays.copyOf(cookies, 2 * count);
        }
        cookies[count++] = sockets.cookie(row);
        ages.count(sockets, row);
        stops.count(sockets, row);
    }

    /** Ends the look, and gives what is shown of it. */
    ServiceView end(long nanos, Optional<Diagnosis> diagnosis) {
        turnover.looked(nanos, Arrays.copyOf(cookies, count));
        history.add(count);
        return new ServiceView(service, process, List.copyOf(pids), count, turnover.inPerSecond(),
                turnover.outPerSecond(), ages.ages(), stops.stops(), diagnosis);
    }
}
