package dev.closewait.cli.output;

import java.time.Duration;

/** What closewait itself costs. */
public final class OwnCpu {
    private OwnCpu() {}

    /** Nanoseconds that this process has been on a CPU, in steps of a hundredth of a second; 0 where it is not told. */
    public static long nanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
