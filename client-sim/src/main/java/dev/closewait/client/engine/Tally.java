package dev.closewait.client.engine;

import dev.closewait.client.behaviour.Cause;
import dev.closewait.client.behaviour.Ending;
import dev.closewait.client.report.Latency;
import dev.closewait.client.report.Progress;
import dev.closewait.client.report.Report;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what became of each connection. It belongs to one event loop, and has no lock. */
final class Tally {
    /** An answer takes at most a patience, which has this bound; what a stalled machine adds is cut off here. */
    private static final long MAX_LATENCY_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram latencyMicros = new Histogram(MAX_LATENCY_MICROS, SIGNIFICANT_DIGITS);
    private final Map<Cause, Long> failed = new EnumMap<>(Cause.class);
    private long opened;
    private long answered;
    private long abandoned;
    private long refused;
    private long behindNanos;

    /** A connection is tried, so much later than it was due. */
    void opened(long lateNanos) {
        opened++;
        behindNanos = Math.max(behindNanos, lateNanos);
    }

    /** A connection ended so long after it was due. */
    void ended(Ending ending, long sinceDueNanos) {
        switch (ending) {
            case Ending.Answered() -> {
                answered++;
                latencyMicros.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(sinceDueNanos), MAX_LATENCY_MICROS));
            }
            case Ending.Abandoned() -> abandoned++;
            case Ending.Refused() -> refused++;
            case Ending.Failed(Cause cause) -> failed.merge(cause, 1L, Long::sum);
        }
    }

    /** How many were tried so far. */
    long opened() {
        return opened;
    }

    Progress progress(long elapsedNanos, long open) {
        return new Progress(TimeUnit.NANOSECONDS.toMillis(elapsedNanos), opened, answered, abandoned, refused,
                failed.values().stream().mapToLong(Long::longValue).sum(), open);
    }

    Report report() {
        SortedMap<String, Long> byCause = new TreeMap<>();
        failed.forEach((cause, count) -> byCause.put(cause.toString(), count));
        return new Report(opened, answered, abandoned, refused, byCause, Latency.ofMicros(latencyMicros),
                TimeUnit.NANOSECONDS.toMicros(behindNanos) / 1e3);
    }
}
