package dev.closewait.cli.output;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** What watching takes: the looks, those that were missed because one took too long, and closewait's own CPU time. */
public final class Effort {
    /** Over this time its share of a CPU is measured: the CPU time comes in steps of 10 ms, which is 0.2 % of it. */
    private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double PERCENT = 100;

    private final long everyNanos;
    private final Deque<Reading> window = new ArrayDeque<>();
    private long looks;
    private long missed;

    private record Reading(long nanos, long cpuNanos) {}

    /**
     * @param every the time between looks
     */
    public Effort(Duration every) {
        everyNanos = every.toNanos();
    }

    /**
     * A look was taken.
     *
     * @param nanos when, on the observation's clock
     * @param cpuNanos the CPU time that this process has used by now
     */
    public void looked(long nanos, long cpuNanos) {
        if (!window.isEmpty()) {
            missed += Math.max(0, Math.round((nanos - window.getLast().nanos()) / (double) everyNanos) - 1);
        }
        looks++;
        window.addLast(new Reading(nanos, cpuNanos));
        while (window.size() > 2 && nanos - window.getFirst().nanos() > WINDOW_NANOS) {
            window.removeFirst();
        }
    }

    /** Looks taken. */
    public long looks() {
        return looks;
    }

    /** Looks that would have been due while another was still being taken, or while this process did not get to run. */
    public long missed() {
        return missed;
    }

    /** closewait's own share of one CPU over the last seconds, 1 for a whole one; 0 until two looks were taken. */
    public double cpuShare() {
        if (window.size() < 2) {
            return 0;
        }
        long elapsed = window.getLast().nanos() - window.getFirst().nanos();
        return elapsed <= 0 ? 0 : (window.getLast().cpuNanos() - window.getFirst().cpuNanos()) / (double) elapsed;
    }

    /** Its share as people read it: {@code 1.2 % of a CPU}. */
    public String cpu() {
        return String.format(Locale.ROOT, "%.1f %% of a CPU", PERCENT * cpuShare());
    }

    String sentence() {
        return looks + " looks, " + missed + " missed; closewait itself used " + cpu() + " in the last seconds.";
    }
}
