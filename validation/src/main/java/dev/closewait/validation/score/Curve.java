package dev.closewait.validation.score;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a contestant does as one thing is made harder.
 *
 * @param name what is made harder: {@code sampling interval}, {@code one leak in}
 * @param unit of it, such as {@code s}; empty when it has none
 * @param points from the easiest to the hardest
 */
public record Curve(String name, String unit, List<Point> points) {
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * One stage of it.
     *
     * @param at how hard
     * @param found the share of leaks that were found
     * @param medianSeconds how long that took; empty when none was found
     */
    public record Point(double at, double found, OptionalDouble medianSeconds) {}
}
