package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/** Figures that come of two looks in a row. */
public final class Series {
    private Series() {}

    /** For each look that shows sockets: the share of them, 0 to 1, that are gone at the next. */
    public static DoubleStream turnovers(List<Observation> looks) {
        DoubleStream.Builder shares = DoubleStream.builder();
        for (int next = 1; next < looks.size(); next++) {
            Set<Long> before = Cookies.of(looks.get(next - 1).closeWait());
            Set<Long> now = Cookies.of(looks.get(next).closeWait());
            if (!before.isEmpty()) {
                shares.add((double) Cookies.missing(before, now) / before.size());
            }
        }
        return shares.build();
    }

    /**
     * Between each look and the next that is at least so much later: how fast a total of a process grew, per nanosecond;
     * of a time, that is how many CPUs' worth of it there was.
     *
     * @param pids the processes, one after the other, as after a restart: each by itself
     * @param total what grows, such as {@link ProcessSample#waitingNanos()}
     */
    public static DoubleStream growth(List<Observation> looks, List<Long> pids, Duration atLeast,
            ToLongFunction<ProcessSample> total) {
        return pids.stream().flatMapToDouble(pid -> growth(looks, pid, atLeast, total));
    }

    private static DoubleStream growth(List<Observation> looks, long pid, Duration atLeast,
            ToLongFunction<ProcessSample> total) {
        List<Double> growth = new ArrayList<>();
        int next = 0;
        for (Observation before : looks) {
            while (next < looks.size() && !later(before, looks.get(next), atLeast)) {
                next++;
            }
            if (next < looks.size()) {
                Observation now = looks.get(next);
                sample(before, pid).ifPresent(first -> sample(now, pid)
                        .ifPresent(second -> growth.add((double) (total.applyAsLong(second) - total.applyAsLong(first))
                                / (now.nanos() - before.nanos()))));
            }
        }
        return growth.stream().mapToDouble(Double::doubleValue);
    }

    /** The CPUs' worth of time that processes were runnable and did not run, as {@link #growth}. */
    public static DoubleStream waitingCpus(List<Observation> looks, List<Long> pids, Duration atLeast) {
        return growth(looks, pids, atLeast, ProcessSample::waitingNanos);
    }

    private static boolean later(Observation before, Observation now, Duration atLeast) {
        long elapsed = now.nanos() - before.nanos();
        return elapsed > 0 && elapsed >= atLeast.toNanos();
    }

    /** The value in the middle; empty when there is none. */
    public static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    /** What a look shows of a process. */
    static Optional<ProcessSample> sample(Observation look, long pid) {
        return look.processes().stream().filter(process -> process.pid() == pid).findFirst();
    }
}
