package dev.closewait.detector.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Samples one process, again and again: it remembers what ended threads had used, so that totals never go backwards. */
final class ProcessReader {
    private final long pid;
    private final Path directory;
    private final ThreadTimes threads;
    private final CgroupThrottling throttling;
    private final long startTicks;

    private ProcessReader(Path proc, long pid, long startTicks) {
        this.pid = pid;
        this.startTicks = startTicks;
        directory = proc.resolve(Long.toString(pid));
        threads = new ThreadTimes(directory.resolve("task"));
        throttling = CgroupThrottling.of(proc, pid);
    }

    /** A reader of the process that has this number now; empty when there is none. */
    static Optional<ProcessReader> of(Path proc, long pid) {
        return stat(proc.resolve(Long.toString(pid))).map(stat -> new ProcessReader(proc, pid, stat.startTicks()));
    }

    /** What the process has used until now; empty when it is gone, also when another one has its number. */
    Optional<ProcessSample> sample() {
        return stat(directory).filter(stat -> stat.startTicks() == startTicks).map(stat -> {
            ThreadTimes.Times times = threads.read();
            // Coarse, but with all that threads used which nobody saw; so the greater of the two is nearer the truth.
            long runningNanos = Math.max(times.running(), stat.cpuTicks() * ProcessStat.NANOS_PER_TICK);
            DescriptorLimits limits = limits();
            return new ProcessSample(pid, startTicks, stat.parentPid(), stat.command(), stat.stopped(), runningNanos,
                    times.waiting(), throttling.nanos(), descriptors(), limits.soft(), limits.hard(),
                    ProcessSample.UNKNOWN);
        });
    }

    private static Optional<ProcessStat> stat(Path directory) {
        return ProcFiles.text(directory.resolve("stat")).flatMap(ProcessStat::parse);
    }

    /** Counts open descriptors; as of Linux 6.2 the kernel counts them itself and gives that as the directory's size. */
    private int descriptors() {
        Path open = directory.resolve("fd");
        if (!Files.isReadable(open)) {
            return ProcessSample.UNKNOWN;
        }
        try {
            int counted = (int) Files.size(open);
            return counted > 0 ? counted : ProcFiles.names(open).length;
        } catch (IOException e) {
            return ProcessSample.UNKNOWN;
        }
    }

    private DescriptorLimits limits() {
        return ProcFiles.text(directory.resolve("limits"))
                .map(DescriptorLimits::parse)
                .orElse(DescriptorLimits.UNKNOWN);
    }
}
