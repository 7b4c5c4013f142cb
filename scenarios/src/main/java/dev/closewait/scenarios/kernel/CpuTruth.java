package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether a process got the CPU that it wanted, and so whether it is an error to say that it is starved, or to be late. Where
 * the machine was busy with something else, the process may have been, whatever its scenario is about; the kernel's own account
 * of its threads ({@code /proc/PID/task/TID/schedstat}, {@code cpu.stat}) tells.
 */
public final class CpuTruth {
    /** A process that waited for less than this much of a CPU was not starved by anybody's reckoning. */
    private static final double WAITED_CPUS = 0.25;
    /** Nor one that waited for less than this much of the time that it ran. */
    private static final double WAITED_TO_RAN = 0.5;
    /** Nor one that its quota stopped for less than this share of the time. */
    private static final double THROTTLED = 0.1;
    /** What is said at a look is said of about this long before it. */
    private static final Duration SPAN = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Observation> looks;
    private final List<Observation> underLoad;
    private final List<Long> pids;

    /**
     * @param recording all that was observed
     */
    public CpuTruth(Recording recording) {
        this.looks = recording.observations();
        this.underLoad = recording.underLoad();
        this.pids = recording.pids();
    }

    /** Whether the process got the CPU that it wanted before each look at it under load: while it starts none does. */
    public boolean alwaysGotItsCpu() {
        return underLoad.stream().allMatch(look -> gotItsCpuBefore(look.nanos()));
    }

    /** Whether the process got the CPU that it wanted in the two seconds before this instant, on the observations' clock. */
    public boolean gotItsCpuBefore(long nanos) {
        List<Observation> span = looks.stream()
                .filter(look -> look.nanos() <= nanos && look.nanos() >= nanos - SPAN.toNanos())
                .toList();
        return pids.stream()
                .map(pid -> span.stream().filter(look -> Series.sample(look, pid).isPresent()).toList())
                .allMatch(this::gotItsCpuIn);
    }

    private boolean gotItsCpuIn(List<Observation> span) {
        if (span.size() < 2) {
            return true;
        }
        List<Observation> ends = List.of(span.getFirst(), span.getLast());
        return waitedIn(ends) == 0 && cpus(ends, ProcessSample::throttledNanos) < THROTTLED;
    }

    /**
     * How much time a process had between two instants, in seconds: what passed, without that in which its threads waited for
     * a CPU or its quota stopped them. Of what no look shows nothing is taken away.
     *
     * @param from on the observations' clock, in nanoseconds, as {@code to}
     */
    public double secondsHad(long from, long to) {
        double without = 0;
        for (int next = 1; next < looks.size(); next++) {
            List<Observation> pair = looks.subList(next - 1, next + 1);
            long elapsed = Math.min(to, pair.getLast().nanos()) - Math.max(from, pair.getFirst().nanos());
            double lacked = waitedIn(pair) + cpus(pair, ProcessSample::throttledNanos);
            without += Math.max(0, elapsed) * Math.clamp(lacked, 0, 1);
        }
        return (to - from - without) / NANOS_PER_SECOND;
    }

    /** For how many CPUs its threads waited, where that was more than any busy process does. */
    private double waitedIn(List<Observation> ends) {
        double waited = cpus(ends, ProcessSample::waitingNanos);
        return waited < WAITED_CPUS || waited < cpus(ends, ProcessSample::runningNanos) * WAITED_TO_RAN ? 0 : waited;
    }

    private double cpus(List<Observation> ends, ToLongFunction<ProcessSample> total) {
        return Series.growth(ends, pids, Duration.ZERO, total).sum();
    }
}
