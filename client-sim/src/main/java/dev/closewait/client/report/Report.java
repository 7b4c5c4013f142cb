package dev.closewait.client.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run went, when all its connections are closed: {@code opened = answered + abandoned + refused + } the sum of
 * {@code failed}.
 *
 * @param opened connections tried
 * @param answered those whose client got what it wanted
 * @param abandoned those whose client left without an answer: patience ran out, the run was stopped, or that is what
 *     its behaviour does
 * @param refused those that nobody listened to
 * @param failed those that went wrong otherwise, by cause, such as {@code reset}; only causes that occurred
 * @param latencyMillis how long the answered ones took from the instant at which they were due
 * @param behindMillis how late the schedule itself ran at worst: the machine, or this process, was too slow
 */
public record Report(long opened, long answered, long abandoned, long refused, SortedMap<String, Long> failed,
        Latency latencyMillis, double behindMillis) implements Event {
    public Report {
        failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    }

    /** All that failed, whatever the cause. */
    public long failures() {
        return failed.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Reads a report's line.
     *
     * @throws IllegalArgumentException when the line is not a report of this version
     */
    public static Report parse(String line) {
        if (EventLines.parse(line) instanceof Report report) {
            return report;
        }
        throw new IllegalArgumentException(EventLines.unlike(line, "a report"));
    }

    /** Its line, without the line's end. */
    public String toJson() {
        return EventLines.write(this);
    }

    @Override
    public String event() {
        return "report";
    }
}
