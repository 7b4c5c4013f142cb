package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * How long a process's threads waited for a CPU while that kept sockets in CLOSE_WAIT. A wait in which no socket stays from
 * one look to the next made nothing late; and where threads run for longer than they wait, as in a JVM that compiles on
 * more threads than there are CPUs, the process goes on all the same.
 */
final class Starvation {
    private final List<Observation> looks;
    /** Totals since the first look, in nanoseconds, as of each look. */
    private final long[] ran;
    private final long[] waited;
    private final long[] waitedInVain;

    /** @param pids the processes, one after the other */
    Starvation(List<Observation> looks, List<Long> pids) {
        this.looks = looks;
        ran = new long[looks.size()];
        waited = new long[looks.size()];
        waitedInVain = new long[looks.size()];
        for (int now = 1; now < looks.size(); now++) {
            ran[now] = ran[now - 1];
            waited[now] = waited[now - 1];
            waitedInVain[now] = waitedInVain[now - 1];
            for (long pid : pids) {
                add(now, Series.sample(looks.get(now - 1), pid), Series.sample(looks.get(now), pid));
            }
        }
    }

    private void add(int now, Optional<ProcessSample> first, Optional<ProcessSample> second) {
        if (first.isPresent() && second.isPresent()) {
            long wait = second.get().waitingNanos() - first.get().waitingNanos();
            ran[now] += second.get().runningNanos() - first.get().runningNanos();
            waited[now] += wait;
            waitedInVain[now] += somethingStayed(now) ? wait : 0;
        }
    }

    /** In CPUs' worth of time, for each span between a look and the next that is at least so much later. */
    DoubleStream cpus(Duration atLeast) {
        DoubleStream.Builder cpus = DoubleStream.builder();
        int to = 0;
        for (int from = 0; from < looks.size(); from++) {
            while (to < looks.size() && elapsed(from, to) < Math.max(1, atLeast.toNanos())) {
                to++;
            }
            if (to < looks.size()) {
                boolean starved = waited[to] - waited[from] > ran[to] - ran[from];
                cpus.add(starved ? (double) (waitedInVain[to] - waitedInVain[from]) / elapsed(from, to) : 0);
            }
        }
        return cpus.build();
    }

    private long elapsed(int from, int to) {
        return looks.get(to).nanos() - looks.get(from).nanos();
    }

    private boolean somethingStayed(int now) {
        Set<Long> before = Cookies.of(looks.get(now - 1).closeWait());
        return !Collections.disjoint(before, Cookies.of(looks.get(now).closeWait()));
    }
}
