package dev.closewait.validation.corpus;

import dev.closewait.detector.trace.TraceSource;
import java.util.List;

/**
 * The same kind of leak again and again, as one thing is made harder.
 *
 * @param name what is made harder: {@code sampling interval}, {@code one leak in}
 * @param unit of it, such as {@code s}; empty when it has none
 * @param points from the easiest to the hardest
 */
public record Sweep(String name, String unit, List<Point> points) {
    public Sweep {
        points = List.copyOf(points);
    }

    /**
     * One stage of it.
     *
     * @param at how hard
     * @param traces leaks that are so hard to find
     */
    public record Point(double at, List<TraceSource> traces) {
        public Point {
            traces = List.copyOf(traces);
        }
    }
}
