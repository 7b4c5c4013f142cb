package dev.closewait.detector.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Samples one process, again and again: it remembers what ended threads had used, so that totals never go backwards. */
final class ProcessReader {
    private static final String LIMIT_NAME = "Max open files";

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
            return new ProcessSample(pid, startTicks, stat.command(), stat.stopped(), runningNanos, times.waiting(),
                    throttling.nanos(), descriptors(), descriptorLimit());
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

    private long descriptorLimit() {
        return ProcFiles.text(directory.resolve("limits"))
                .map(ProcessReader::descriptorLimit)
                .orElse((long) ProcessSample.UNKNOWN);
    }

    /** The soft limit in the text of {@code /proc/PID/limits}: name, soft limit, hard limit, unit. */
    static long descriptorLimit(String limits) {
        return limits.lines()
                .filter(line -> line.startsWith(LIMIT_NAME))
                .flatMap(line -> Arrays.stream(line.substring(LIMIT_NAME.length()).strip().split(" +", 2)).limit(1))
                .mapToLong(soft -> ProcFiles.isNumber(soft) ? Long.parseLong(soft) : Long.MAX_VALUE)
                .findFirst()
                .orElse(ProcessSample.UNKNOWN);
    }
}
