package dev.closewait.detector.process;

import java.util.Optional;

/**
 * What {@code /proc/PID/stat} tells (proc_pid_stat(5)).
 *
 * @param command the process's short name
 * @param stopped whether a signal (SIGSTOP) or a debugger has stopped it
 * @param parentPid the process that started it, or that took it over; 0 where there is none
 * @param cpuTicks clock ticks on a CPU, of all its threads, also of those that ended
 * @param startTicks when it began, in clock ticks since boot
 */
record ProcessStat(String command, boolean stopped, long parentPid, long cpuTicks, long startTicks) {
    /** A clock tick as /proc counts it ({@code USER_HZ}): a hundredth of a second on every machine that Linux runs Java on. */
    static final long NANOS_PER_TICK = 10_000_000;

    /** {@code T} stopped by a signal, {@code t} by a debugger. */
    private static final String STOPPED = "T";

    // Fields as proc_pid_stat(5) numbers them, less the three up to the state, behind which the split begins.
    private static final int STATE = 0;
    private static final int PARENT = 4 - 3;
    private static final int USER_TIME = 14 - 3;
    private static final int SYSTEM_TIME = 15 - 3;
    private static final int START_TIME = 22 - 3;

    /** Takes the file's text apart; empty when it is not such a text. */
    static Optional<ProcessStat> parse(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')'); // the name itself may hold a bracket
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = text.substring(close + 1).strip().split(" ", -1);
        if (fields.length <= START_TIME || !ProcFiles.isNumber(fields[PARENT]) || !ProcFiles.isNumber(fields[USER_TIME])
                || !ProcFiles.isNumber(fields[SYSTEM_TIME]) || !ProcFiles.isNumber(fields[START_TIME])) {
            return Optional.empty();
        }
        return Optional.of(new ProcessStat(text.substring(open + 1, close),
                fields[STATE].equalsIgnoreCase(STOPPED), Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]),
                Long.parseLong(fields[START_TIME])));
    }
}
