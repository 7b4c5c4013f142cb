package dev.closewait.validation.score;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one trace looks like, whoever watches it; for plots. Times are seconds since its first observation.
 *
 * @param trace the trace's name
 * @param counts how many sockets of the service were in CLOSE_WAIT, at no more than a few hundred instants
 * @param truthSeconds when what happened first held; empty when nothing is known
 * @param survival the share of sockets that stayed in CLOSE_WAIT for longer than so many seconds (Kaplan-Meier); where it
 *     lies flat above zero, that share never leaves
 */
public record Portrait(String trace, List<Point> counts, OptionalDouble truthSeconds, List<Point> survival) {
    public Portrait {
        counts = List.copyOf(counts);
        survival = List.copyOf(survival);
    }

    /** A point of a plot: {@code x} in seconds. */
    public record Point(double x, double y) {}
}
