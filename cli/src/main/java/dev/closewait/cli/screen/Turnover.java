package dev.closewait.cli.screen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** How many sockets come to CLOSE_WAIT and leave it in a second. One that comes and leaves between two looks is not seen. */
final class Turnover {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Long enough for the figures to stand still, short enough for them to follow. */
    private static final double WINDOW_SECONDS = 5;

    private final Deque<Step> steps = new ArrayDeque<>();
    private double seconds;
    private long in;
    private long out;
    private long[] before = {};
    private long beforeNanos;
    private boolean began;

    private record Step(double seconds, int in, int out) {}

    /**
     * Takes a look.
     *
     * @param nanos when
     * @param cookies of all sockets that it saw, in any order; kept, and sorted in place
     */
    void looked(long nanos, long[] cookies) {
        Arrays.sort(cookies);
        if (began) {
            int stayed = common(before, cookies);
            add(new Step((nanos - beforeNanos) / NANOS_PER_SECOND, cookies.length - stayed, before.length - stayed));
        }
        began = true;
        before = cookies;
        beforeNanos = nanos;
    }

    double inPerSecond() {
        return seconds > 0 ? in / seconds : 0;
    }

    double outPerSecond() {
        return seconds > 0 ? out / seconds : 0;
    }

    private void add(Step step) {
        steps.addLast(step);
        count(step, 1);
        while (steps.size() > 1 && seconds - steps.getFirst().seconds >= WINDOW_SECONDS) {
            count(steps.removeFirst(), -1);
        }
    }

    private void count(Step step, int sign) {
        seconds += sign * step.seconds;
        in += (long) sign * step.in;
        out += (long) sign * step.out;
    }

    private static int common(long[] some, long[] others) {
        int common = 0;
        for (int i = 0, j = 0; i < some.length && j < others.length;) {
            int order = Long.compare(some[i], others[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }
}
