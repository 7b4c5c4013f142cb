package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether it is an error to say of a process that it is starved of CPU. Where the machine was busy with something else, the
 * process may have been, whatever its scenario is about; the kernel's own account of its threads ({@code
 * /proc/PID/task/TID/schedstat}, {@code cpu.stat}) tells.
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

    private final List<Observation> looks;
    private final long pid;

    /**
     * @param recording all that was observed
     */
    public CpuTruth(Recording recording) {
        this.looks = recording.observations();
        this.pid = recording.pid();
    }

    /** Whether the process got the CPU that it wanted in the two seconds before this instant, on the observations' clock. */
    public boolean gotItsCpuBefore(long nanos) {
        List<Sampled> span = looks.stream()
                .filter(look -> look.nanos() <= nanos && look.nanos() >= nanos - SPAN.toNanos())
                .flatMap(look -> Series.sample(look, pid).map(sample -> new Sampled(look.nanos(), sample)).stream())
                .toList();
        if (span.size() < 2) {
            return true;
        }
        Sampled first = span.getFirst();
        Sampled last = span.getLast();
        double waited = last.growthSince(first, ProcessSample::waitingNanos);
        double ran = last.growthSince(first, ProcessSample::runningNanos);
        double throttled = last.growthSince(first, ProcessSample::throttledNanos);
        return (waited < WAITED_CPUS || waited < ran * WAITED_TO_RAN) && throttled < THROTTLED;
    }

    private record Sampled(long nanos, ProcessSample process) {
        /** Of a time, in CPUs' worth of it. */
        double growthSince(Sampled first, ToLongFunction<ProcessSample> total) {
            return (double) (total.applyAsLong(process) - total.applyAsLong(first.process)) / (nanos - first.nanos);
        }
    }
}
