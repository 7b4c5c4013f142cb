package dev.closewait.validation.simulation;

import java.util.Arrays;

/** Adds up what the threads of a process used and waited for, as {@code schedstat} does. */
final class CpuMeter {
    private static final int FIRST_CAPACITY = 64;

    private final CpuSupply supply;
    private double[] begins = new double[FIRST_CAPACITY];
    private double[] ends = new double[FIRST_CAPACITY];
    private int open;
    private double readAt;
    private double ran;
    private double waited;

    CpuMeter(CpuSupply supply) {
        this.supply = supply;
    }

    /** A thread wants to run from one time to another, neither before the last reading. */
    void wants(double from, double until) {
        if (open == begins.length) {
            begins = Arrays.copyOf(begins, open * 2);
            ends = Arrays.copyOf(ends, open * 2);
        }
        begins[open] = from;
        ends[open++] = until;
    }

    /** A thread ran unhindered, all before the next reading. */
    void ran(double millis) {
        ran += millis;
    }

    /** A thread waited to be woken up, all counted when it is. */
    void waited(double millis) {
        waited += millis;
    }

    /** Reads the meter. */
    void read(double now) {
        int kept = 0;
        for (int i = 0; i < open; i++) {
            double from = Math.max(begins[i], readAt);
            double until = Math.min(ends[i], now);
            if (until > from) {
                ran += supply.ran(until) - supply.ran(from);
                waited += supply.waited(until) - supply.waited(from);
            }
            if (ends[i] > now) {
                begins[kept] = begins[i];
                ends[kept++] = ends[i];
            }
        }
        open = kept;
        readAt = now;
    }

    double ranMillis() {
        return ran;
    }

    double waitedMillis() {
        return waited;
    }

    /** The process ended, and another begins. */
    void reset() {
        open = 0;
        ran = 0;
        waited = 0;
    }
}
