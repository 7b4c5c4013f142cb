package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.List;

/** What a look at a simulated server sees. */
final class ServerView {
    private static final int CPUS = 4;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int REQUEST_BYTES = 120;
    /** Descriptors that a process holds beside its connections. */
    private static final int OTHER_DESCRIPTORS = 20;
    private static final int DESCRIPTOR_LIMIT = 1 << 20;

    private final Plan plan;
    private final Threads threads;
    private final Neighbours neighbours;
    private final SocketColumns rows = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private long pid;
    private double upSince;

    ServerView(Plan plan, Threads threads, Neighbours neighbours) {
        this.plan = plan;
        this.threads = threads;
        this.neighbours = neighbours;
    }

    /** Names the process that serves, and says when it began to listen. */
    void process(long number, double since) {
        pid = number;
        upSince = since;
    }

    /**
     * One look; its columns are filled anew at the next.
     *
     * @param sockets those in CLOSE_WAIT
     * @param waiting connections in the backlog
     * @param opened connections that came until now
     * @param open those of them that are there
     */
    Observation show(double now, double wallClockMillis, Sockets sockets, int waiting, long opened, long open) {
        listeners.clear();
        List<ProcessSample> processes = List.of();
        sockets.show(now, new Sockets.Service(SimulatedServer.PORT, pid, REQUEST_BYTES,
                plan.server().readsEndOfStream()), rows);
        if (now >= upSince) {
            int row = listeners.add();
            listeners.identity(row, Long.MAX_VALUE, 1, 0);
            listeners.local(row, 0, 1, SimulatedServer.PORT);
            listeners.remote(row, 0, 0, 0);
            listeners.queues(row, waiting, plan.server().backlog());
            listeners.owner(row, pid);
            processes = List.of(sample(now, open));
        }
        return new Observation((long) (now * NANOS_PER_MILLI), Instant.ofEpochMilli((long) wallClockMillis), rows,
                listeners, processes, new HostSample(CPUS, 0.5, HostSample.UNKNOWN, opened + neighbours.accepted(),
                        open + neighbours.open()));
    }

    private ProcessSample sample(double now, long open) {
        double background = plan.server().backgroundCpus() * (now - upSince);
        double ran = threads.ranMillis() + background + threads.collectedMillis(now);
        double waited = threads.waitedMillis();
        double throttled = plan.quota() ? waited : 0;
        return new ProcessSample(pid, pid, 1, "simulated", threads.stoppedAt(now), (long) (ran * NANOS_PER_MILLI),
                (long) (waited * NANOS_PER_MILLI), (long) (throttled * NANOS_PER_MILLI),
                (int) open + OTHER_DESCRIPTORS, DESCRIPTOR_LIMIT, DESCRIPTOR_LIMIT, 0);
    }
}
