package dev.closewait.detector.survival;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A service in virtual time, seeded: sockets come to CLOSE_WAIT at random, stay for a dwell, and leave, or never do.
 * It can be paused, starved, and looked at late.
 */
final class MadeUpService {
    static final int PORT = 8080;
    static final long PID = 4711;

    private static final double STEP_MILLIS = 1;
    private static final int IDLE_MILLIS = 30_000;

    private final Random random;
    private final List<Socket> sockets = new ArrayList<>();
    private double nowMillis;
    private double runningMillis;
    private double waitingMillis;
    private long opens;
    private long cookies;
    private long leaked;

    double arrivalsPerSecond = 200;
    ToDoubleFunction<Random> dwellMillis = _ -> 1;
    double leakProbability;
    boolean answered = true;
    boolean paused;
    /** Whether what comes in a pause had been answered before it: keep-alive connections whose peer leaves. */
    boolean keepAlive;
    double runningCpus = 0.05;
    double waitingCpus = 0.01;

    /** One socket: when its FIN came, and how much of the application's time it still needs. */
    private static final class Socket {
        final long cookie;
        final double finMillis;
        final boolean answered;
        double needsMillis;

        Socket(long cookie, double finMillis, boolean answered, double needsMillis) {
            this.cookie = cookie;
            this.finMillis = finMillis;
            this.answered = answered;
            this.needsMillis = needsMillis;
        }
    }

    MadeUpService(long seed) {
        random = new Random(seed);
    }

    /** Lets time go by. */
    MadeUpService run(double millis) {
        for (double until = nowMillis + millis; nowMillis < until; nowMillis += STEP_MILLIS) {
            double share = paused ? 0 : runningCpus / (runningCpus + (waitingCpus > 0.1 ? waitingCpus : 0));
            sockets.forEach(socket -> socket.needsMillis -= STEP_MILLIS * share);
            sockets.removeIf(socket -> socket.needsMillis <= 0);
            for (int i = arrivals(); i > 0; i--) {
                boolean leaks = random.nextDouble() < leakProbability;
                leaked += leaks ? 1 : 0;
                double needs = leaks ? Double.POSITIVE_INFINITY : dwellMillis.applyAsDouble(random);
                sockets.add(new Socket(++cookies, nowMillis, answered && (keepAlive || !paused), needs));
                opens++;
            }
            runningMillis += paused ? 0 : STEP_MILLIS * runningCpus;
            waitingMillis += paused ? 0 : STEP_MILLIS * waitingCpus;
        }
        return this;
    }

    /** How many sockets were leaked so far. */
    long leaked() {
        return leaked;
    }

    double nowMillis() {
        return nowMillis;
    }

    /** What a look shows now. */
    Observation look() {
        SocketColumns closeWait = new SocketColumns();
        for (Socket socket : sockets) {
            int row = closeWait.add();
            int age = (int) (nowMillis - socket.finMillis);
            closeWait.identity(row, socket.cookie, socket.cookie, 0);
            closeWait.local(row, 0, 1, PORT);
            closeWait.remote(row, 0, 2, (int) (1024 + socket.cookie % 60_000));
            closeWait.queues(row, socket.answered ? 0 : 1, 0);
            int idle = keepAlive ? IDLE_MILLIS : 0;
            closeWait.activity(row, age, age + idle + 2, age + idle + 1, 1, socket.answered ? 1 : 0);
            closeWait.owner(row, PID);
        }
        SocketColumns listeners = new SocketColumns();
        int row = listeners.add();
        listeners.identity(row, Long.MAX_VALUE, 1, 0);
        listeners.local(row, 0, 1, PORT);
        listeners.remote(row, 0, 0, 0);
        listeners.queues(row, paused ? 5 : 0, 128);
        listeners.owner(row, PID);
        ProcessSample process = new ProcessSample(PID, 1, 1, "made-up", paused, (long) (runningMillis * 1e6),
                (long) (waitingMillis * 1e6), 0, sockets.size() + 20, 1024, 4096, 0);
        return new Observation((long) (nowMillis * 1e6), Instant.EPOCH.plusMillis((long) nowMillis), closeWait,
                listeners, List.of(process), new HostSample(2, 0.5, HostSample.UNKNOWN, opens, sockets.size()));
    }

    private int arrivals() {
        double limit = Math.exp(-arrivalsPerSecond * STEP_MILLIS / 1_000);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
