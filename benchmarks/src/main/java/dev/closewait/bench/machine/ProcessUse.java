package dev.closewait.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used, as the kernel counts it. */
public final class ProcessUse {
    /** A clock tick of /proc ({@code USER_HZ}): a hundredth of a second on every machine that Linux runs Java on. */
    private static final double SECONDS_PER_TICK = 0.01;
    private static final double KIB_PER_MIB = 1024;

    // Fields as proc_pid_stat(5) numbers them, less the three up to the state, behind which the split begins.
    private static final int USER_TIME = 14 - 3;
    private static final int SYSTEM_TIME = 15 - 3;
    private static final int CHILDREN_USER_TIME = 16 - 3;
    private static final int CHILDREN_SYSTEM_TIME = 17 - 3;

    private ProcessUse() {}

    /**
     * Seconds of CPU so far, of all its threads and of its children that have ended; in steps of 10 ms.
     *
     * @throws IOException when there is no such process
     */
    public static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int field : new int[]{USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME}) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks * SECONDS_PER_TICK;
    }

    /**
     * The most memory that it ever had resident, in MiB ({@code VmHWM} of proc_pid_status(5)).
     *
     * @throws IOException when there is no such process
     */
    public static double peakMiB(long pid) throws IOException {
        String status = "/proc/" + pid + "/status";
        return Machine.value(status, "VmHWM")
                .map(Machine::kib)
                .orElseThrow(() -> new IOException(status + ": no VmHWM")) / KIB_PER_MIB;
    }
}
