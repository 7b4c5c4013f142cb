package dev.closewait.detector.process;

import java.util.Arrays;
import java.util.List;

/**
 * How many descriptors a process may have open ({@code /proc/PID/limits}, the line {@code Max open files}).
 *
 * @param soft where {@code open} and {@code accept} begin to fail
 * @param hard what the process may raise the soft limit to
 */
record DescriptorLimits(long soft, long hard) {
    /** The file could not be read, or has no such line. */
    static final DescriptorLimits UNKNOWN = new DescriptorLimits(ProcessSample.UNKNOWN, ProcessSample.UNKNOWN);

    private static final String NAME = "Max open files";
    private static final int FIELDS = 3; // soft limit, hard limit, unit

    /** Takes the file's text apart. */
    static DescriptorLimits parse(String limits) {
        return limits.lines()
                .filter(line -> line.startsWith(NAME))
                .map(line -> Arrays.asList(line.substring(NAME.length()).strip().split(" +", FIELDS)))
                .filter(fields -> fields.size() == FIELDS)
                .map(DescriptorLimits::of)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static DescriptorLimits of(List<String> fields) {
        return new DescriptorLimits(number(fields.get(0)), number(fields.get(1)));
    }

    private static long number(String limit) {
        return ProcFiles.isNumber(limit) ? Long.parseLong(limit) : Long.MAX_VALUE; // "unlimited"
    }
}
