package dev.closewait.bench;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Looks at a service that was never there, of one pattern and with as many sockets in CLOSE_WAIT as are wanted. */
final class MadeUpLooks {
    /** How many looks: six seconds of them, enough to tell a leak from churn. */
    static final int COUNT = 24;

    private static final int INTERVAL_MILLIS = 250;

    /** How long a socket of a churn stays in CLOSE_WAIT, and one that closes beside a leak. */
    private static final int DWELL_MILLIS = 100;

    /** Sockets that come and go beside a leak, at any instant. */
    private static final int NEIGHBOURS = 10;

    private static final int PORT = 8080;
    private static final long PID = 4711;
    private static final int DESCRIPTOR_LIMIT = 1_000_000;

    private MadeUpLooks() {}

    /**
     * The looks, of columns of their own each.
     *
     * @param pattern {@link Pattern#LEAK} or {@link Pattern#FAST_CHURN}
     * @param size how many sockets the last look shows; a leak grows to it, a churn has as many all the time
     */
    static List<Observation> of(Pattern pattern, int size) {
        return IntStream.range(0, COUNT).mapToObj(look -> switch (pattern) {
            case LEAK -> leak(look, size);
            case FAST_CHURN -> observation(look, churn(new SocketColumns(), look, size), size);
            default -> throw new IllegalArgumentException(
                    "no looks of " + pattern + " can be made up; expected LEAK or FAST_CHURN");
        }).toList();
    }

    /** Sockets leak evenly, from the first look to the last; beside them others come and go. */
    private static Observation leak(int look, int size) {
        int now = look * INTERVAL_MILLIS;
        SocketColumns closeWait = churn(new SocketColumns(), look, NEIGHBOURS);
        for (int i = 0; i < size; i++) {
            int finMillis = (int) ((long) i * COUNT * INTERVAL_MILLIS / size) - INTERVAL_MILLIS;
            if (finMillis <= now) {
                add(closeWait, -1 - i, now - finMillis);
            }
        }
        return observation(look, closeWait, NEIGHBOURS);
    }

    /** Sockets that no other look shows, since they stay for less than an interval. */
    private static SocketColumns churn(SocketColumns closeWait, int look, int size) {
        for (int i = 0; i < size; i++) {
            add(closeWait, 1 + (long) look * size + i, i % DWELL_MILLIS);
        }
        return closeWait;
    }

    private static void add(SocketColumns closeWait, long cookie, int ageMillis) {
        int row = closeWait.add();
        closeWait.identity(row, cookie, cookie, 0);
        closeWait.local(row, 0, 1, PORT);
        closeWait.remote(row, 0, cookie, 1024);
        closeWait.queues(row, 0, 0);
        closeWait.activity(row, ageMillis, ageMillis + 2, ageMillis + 1, 1, 1);
        closeWait.owner(row, PID);
    }

    private static Observation observation(int look, SocketColumns closeWait, int churning) {
        SocketColumns listeners = new SocketColumns();
        int listener = listeners.add();
        listeners.identity(listener, Long.MAX_VALUE, 1, 0);
        listeners.local(listener, 0, 1, PORT);
        listeners.remote(listener, 0, 0, 0);
        listeners.queues(listener, 0, 128);
        listeners.owner(listener, PID);
        long millis = (long) look * INTERVAL_MILLIS;
        long opens = millis * churning / DWELL_MILLIS + closeWait.size();
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        // It runs a twentieth of the time, and hardly waits.
        ProcessSample process = new ProcessSample(PID, 1, 1, "made-up", false, nanos / 20, nanos / 100, 0,
                closeWait.size() + 20,
                DESCRIPTOR_LIMIT, DESCRIPTOR_LIMIT, 0);
        return new Observation(nanos, Instant.EPOCH.plusMillis(millis), closeWait, listeners, List.of(process),
                new HostSample(2, 0.5, HostSample.UNKNOWN, opens, closeWait.size()));
    }
}
