package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A process with a pool of outgoing connections. Its server closes those that idle; the pool keeps them in CLOSE_WAIT
 * until it wants to use them, or until it looks through its idle ones.
 */
final class ClientPool implements Subject {
    private static final long PID = 5_000;
    private static final int SERVER_PORT = 5_432;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int OTHER_DESCRIPTORS = 40;
    private static final int DESCRIPTOR_LIMIT = 65_536;
    private static final int RESPONSE_SEGMENTS = 3;

    private final Settings settings;
    private final SplittableRandom random;
    private final double[] usedAt;
    private final double[] finAt;
    private final long[] cookie;
    private final SocketColumns rows = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private int lent;
    private long cookies;
    private double nextUse;
    private double nextReview;
    private double ran;
    private double now;
    private long replaced;

    /**
     * What the pool is like.
     *
     * @param size connections at most
     * @param usesApart time from one use to the next
     * @param atOnce how many are used at the same time, one more than this
     * @param serverPatienceMillis the server closes what was idle for so long
     * @param reviewMillis the pool looks through its idle connections once in so long; infinite if it never does
     * @param lastFirst whether the one that was used last is used next, so that those at the bottom idle
     */
    record Settings(int size, Times usesApart, Times atOnce, double serverPatienceMillis, double reviewMillis,
            boolean lastFirst) {}

    ClientPool(Settings settings, long seed) {
        this.settings = settings;
        random = new SplittableRandom(seed);
        usedAt = new double[settings.size()];
        finAt = new double[settings.size()];
        cookie = new long[settings.size()];
        Arrays.fill(finAt, Double.POSITIVE_INFINITY);
        nextUse = settings.usesApart().draw(random);
        nextReview = settings.reviewMillis() * random.nextDouble();
    }

    @Override
    public Observation look(double nowMillis, double wallClockMillis) {
        for (;;) {
            double next = Math.min(nextUse, nextReview);
            if (next > nowMillis) {
                break;
            }
            if (next == nextUse) {
                use(next);
                nextUse = next + settings.usesApart().draw(random);
            } else {
                review(next);
                nextReview = next + settings.reviewMillis();
            }
        }
        now = nowMillis;
        return show(wallClockMillis);
    }

    @Override
    public Standing standing() {
        int late = 0;
        for (double fin : finAt) {
            late += fin < now - Standing.LATE_MILLIS ? 1 : 0;
        }
        return new Standing(rows.size(), late, false, true, Double.POSITIVE_INFINITY, replaced);
    }

    /** Some connections are used at once, one is the rule; what its server has closed is replaced then. */
    private void use(double at) {
        int wanted = 1 + (int) Math.min(settings.size() - 1.0, Math.floor(settings.atOnce().draw(random)));
        for (int i = 0; i < wanted; i++) {
            int place = settings.lastFirst() ? i : lent++ % settings.size();
            if (cookie[place] == 0 || finAt[place] <= at) {
                replaced += cookie[place] == 0 ? 0 : 1;
                cookie[place] = ++cookies;
            }
            usedAt[place] = at;
            finAt[place] = at + settings.serverPatienceMillis();
            ran++;
        }
    }

    private void review(double at) {
        for (int place = 0; place < cookie.length; place++) {
            if (finAt[place] <= at) {
                replaced++;
                cookie[place] = 0;
                finAt[place] = Double.POSITIVE_INFINITY;
            }
        }
    }

    private Observation show(double wallClockMillis) {
        rows.clear();
        int open = 0;
        for (int place = 0; place < cookie.length; place++) {
            open += cookie[place] == 0 ? 0 : 1;
            if (finAt[place] <= now) {
                int row = rows.add();
                rows.identity(row, cookie[place], cookie[place], 0);
                rows.local(row, 0, 1, (int) (32_768 + cookie[place] % 28_000));
                rows.remote(row, 0, 2, SERVER_PORT);
                rows.queues(row, 1, 0);
                int idle = (int) (now - usedAt[place]);
                rows.activity(row, (int) (now - finAt[place]), idle, idle + 1, RESPONSE_SEGMENTS, 1);
                rows.owner(row, PID);
            }
        }
        ProcessSample process = new ProcessSample(PID, 1, 1, "pool", false, (long) (ran * NANOS_PER_MILLI), 0, 0,
                open + OTHER_DESCRIPTORS, DESCRIPTOR_LIMIT, DESCRIPTOR_LIMIT, 0);
        return new Observation((long) (now * NANOS_PER_MILLI), Instant.ofEpochMilli((long) wallClockMillis), rows,
                listeners, List.of(process), new HostSample(2, 0.1, HostSample.UNKNOWN, 0, open));
    }
}
