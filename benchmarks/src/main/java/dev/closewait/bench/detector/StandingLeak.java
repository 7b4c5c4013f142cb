package dev.closewait.bench.detector;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a service that leaked so many sockets and goes on closing others, one look after the other, in columns that are filled
 * anew: what a watch shows a detector, without the kernel.
 */
final class StandingLeak {
    static final int PORT = 8080;

    private static final int INTERVAL_MILLIS = 250;
    /** Sockets that come and go beside the leak at any instant, and how long one stays. */
    private static final int NEIGHBOURS = 10;
    private static final int DWELL_MILLIS = 100;
    private static final long PID = 4711;
    private static final int DESCRIPTOR_LIMIT = 10_000_000;

    private final int leaked;
    private final SocketColumns closeWait = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private int looks;

    StandingLeak(int leaked) {
        this.leaked = leaked;
        int listener = listeners.add();
        listeners.identity(listener, Long.MAX_VALUE, 1, 0);
        listeners.local(listener, 0, 1, PORT);
        listeners.remote(listener, 0, 0, 0);
        listeners.queues(listener, 0, 128);
        listeners.owner(listener, PID);
    }

    /** The next look; the one before must not be used any more. */
    Observation next() {
        int look = looks++;
        closeWait.clear();
        for (int i = 0; i < leaked; i++) {
            add(-1 - i, (1 + look) * INTERVAL_MILLIS + i % INTERVAL_MILLIS);
        }
        for (int i = 0; i < NEIGHBOURS; i++) {
            add(1 + (long) look * NEIGHBOURS + i, i * DWELL_MILLIS / NEIGHBOURS);
        }
        long millis = (long) look * INTERVAL_MILLIS;
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        long opens = leaked + millis * NEIGHBOURS / DWELL_MILLIS;
        // It runs a twentieth of the time, and hardly waits.
        ProcessSample process = new ProcessSample(PID, 1, 1, "made-up", false, nanos / 20, nanos / 100, 0,
                closeWait.size() + 20, DESCRIPTOR_LIMIT, DESCRIPTOR_LIMIT, 0);
        return new Observation(nanos, Instant.EPOCH.plusMillis(millis), closeWait, listeners, List.of(process),
                new HostSample(2, 0.5, HostSample.UNKNOWN, opens, closeWait.size()));
    }

    private void add(long cookie, int ageMillis) {
        int row = closeWait.add();
        closeWait.identity(row, cookie, Math.abs(cookie), 0);
        closeWait.local(row, 0, 1, PORT);
        closeWait.remote(row, 0, cookie, 1024);
        closeWait.queues(row, 0, 0);
        closeWait.activity(row, ageMillis, ageMillis + 2, ageMillis + 1, 1, 1);
        closeWait.owner(row, PID);
    }
}
