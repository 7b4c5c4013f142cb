package dev.closewait.scenarios;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.scenarios.kernel.Served;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A recording made by hand: a look each quarter of a second, sockets given by their cookies. */
public final class Observed {
    public static final long PID = 42;
    /** Who comes after it is restarted. */
    public static final long NEXT_PID = 43;
    public static final long NANOS_PER_MILLI = 1_000_000;

    private static final int EVERY_MILLIS = 250;

    private final List<Observation> looks = new ArrayList<>();
    private long pid = PID;
    private long millis;
    private long waitingNanos;
    private double runningCpus;
    private double throttledShare;
    private int descriptors = 10;

    /** A look that shows these sockets, each since the instant, in milliseconds, that its cookie says. */
    public Observed look(long... cookies) {
        return look(0, cookies);
    }

    /** A look that shows sockets of server threads that waited for so many CPUs since the look before. */
    public Observed look(double waitingCpus, long... cookies) {
        waitingNanos += (long) (waitingCpus * EVERY_MILLIS * NANOS_PER_MILLI);
        return look(sockets -> {
            for (long cookie : cookies) {
                int row = sockets.add();
                sockets.identity(row, cookie, 1, 0);
                sockets.activity(row, (int) (millis - cookie), 0, 0, 1, 1);
            }
        });
    }

    /** A look that shows these rows. */
    public Observed look(Consumer<SocketColumns> rows) {
        SocketColumns sockets = new SocketColumns();
        rows.accept(sockets);
        looks.add(new Observation(millis * NANOS_PER_MILLI, Instant.EPOCH.plusMillis(millis), sockets,
                new SocketColumns(),
                List.of(new ProcessSample(pid, 1, 1, "java", false, (long) (runningCpus * millis * NANOS_PER_MILLI),
                        waitingNanos, (long) (throttledShare * millis * NANOS_PER_MILLI), descriptors, 1024, 4096, 0)),
                new HostSample(2, 0, HostSample.UNKNOWN, HostSample.UNKNOWN, HostSample.UNKNOWN)));
        millis += EVERY_MILLIS;
        return this;
    }

    /** From the next look on, the process has run on so many CPUs, and been throttled for this share of time. */
    public Observed uses(double cpus, double throttled, int open) {
        runningCpus = cpus;
        throttledShare = throttled;
        descriptors = open;
        return this;
    }

    /** From the next look on, another process serves, which has used as much so far. */
    public Observed restarted() {
        pid = NEXT_PID;
        return this;
    }

    /** So many looks at a busy server: each shows new sockets, which are 100, 99, … milliseconds old. */
    public Observed churn(int count, int socketsEach) {
        for (int look = 0; look < count; look++) {
            look(LongStream.range(millis - socketsEach, millis).toArray());
        }
        return this;
    }

    /** Now, in milliseconds: when the next look will be. */
    public long now() {
        return millis;
    }

    /** The recording, its load lasting from 0 to this. */
    public Recording loadUntil(long loadEndedMillis) {
        return new Recording(List.of(PID, NEXT_PID), 0, loadEndedMillis * NANOS_PER_MILLI, true, looks, List.of(),
                List.of());
    }

    /** The same, when the server was restarted at this time. */
    public Recording restartedAt(long restartMillis) {
        return new Recording(List.of(PID, NEXT_PID), 0, millis * NANOS_PER_MILLI, true, looks,
                List.of(restartMillis * NANOS_PER_MILLI),
                List.of());
    }

    /** The same, when sockets were still leaving at its end. */
    public Recording unsettled(long loadEndedMillis) {
        return new Recording(List.of(PID, NEXT_PID), 0, loadEndedMillis * NANOS_PER_MILLI, false, looks, List.of(),
                List.of());
    }

    /** A recording whose clients had so many answers at its beginning and after each second. */
    public Recording servedEachSecond(long... answered) {
        List<Served> served = new ArrayList<>();
        for (int second = 0; second < answered.length; second++) {
            served.add(new Served(second * 1000L * NANOS_PER_MILLI, answered[second]));
        }
        return new Recording(List.of(PID, NEXT_PID), 0, millis * NANOS_PER_MILLI, true, looks, List.of(), served);
    }
}
