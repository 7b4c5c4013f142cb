package dev.closewait.detector.process;

/**
 * What one process had used by the instant of an observation. Times are totals since the process began, so two
 * samples of one process tell what it did between them.
 *
 * @param pid the process
 * @param startTicks when it began, in clock ticks since boot ({@code /proc/PID/stat}, field 22): with the pid it
 *     names the process for good
 * @param parentPid the process that started it, or that took it over; 0 where there is none
 * @param command its short name ({@code /proc/PID/comm})
 * @param stopped whether a signal (SIGSTOP) or a debugger has stopped it ({@code /proc/PID/stat}, field 3)
 * @param runningNanos nanoseconds its threads ran on a CPU ({@code schedstat}, first field, summed over its tasks)
 * @param waitingNanos nanoseconds its threads were runnable and did not run (second field)
 * @param throttledNanos nanoseconds its cgroup was throttled; 0 where no quota is set
 * @param descriptors open file descriptors; {@link #UNKNOWN} when not permitted to look
 * @param descriptorLimit the soft limit of open file descriptors; {@link #UNKNOWN} when not permitted to look
 * @param descriptorHardLimit what its soft limit can be raised to without more rights; {@link #UNKNOWN} likewise
 * @param strandedSockets descriptors of TCP sockets that are in no TCP table, as last counted some seconds ago: those whose
 *     peer answered with RST, and those that were never connected; {@link #UNKNOWN} when they were not counted
 */
public record ProcessSample(long pid, long startTicks, long parentPid, String command, boolean stopped,
        long runningNanos, long waitingNanos, long throttledNanos, int descriptors, long descriptorLimit,
        long descriptorHardLimit, int strandedSockets) {
    /** What a count holds when it could not be read. */
    public static final int UNKNOWN = -1;

    /** The same sample with this count of stranded sockets. */
    ProcessSample withStrandedSockets(int count) {
        return new ProcessSample(pid, startTicks, parentPid, command, stopped, runningNanos, waitingNanos,
                throttledNanos, descriptors, descriptorLimit, descriptorHardLimit, count);
    }
}
