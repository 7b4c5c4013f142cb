package dev.closewait.validation.report.html;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where a value stands on an axis.
 *
 * @param log whether equal steps are equal factors
 * @param from the value at {@code low}
 * @param to the value at {@code high}
 * @param low the place of the smallest value
 * @param high the place of the largest; less than {@code low} where the axis goes up
 */
public record Scale(boolean log, double from, double to, double low, double high) {
    private static final double DECADE = 10;
    private static final int FEW_DECADES = 1;

    /** In equal steps. */
    public static Scale linear(double from, double to, double low, double high) {
        return new Scale(false, from, to > from ? to : from + 1, low, high);
    }

    /** In whole decades around these values, of which those that are not positive are left out. */
    public static Scale log(DoubleStream values, double low, double high) {
        double[] positive = values.filter(value -> value > 0 && Double.isFinite(value)).sorted().toArray();
        double least = positive.length == 0 ? 1 : positive[0];
        double most = positive.length == 0 ? 1 : positive[positive.length - 1];
        double from = Math.pow(DECADE, Math.floor(Math.log10(least)));
        double to = Math.pow(DECADE, Math.ceil(Math.log10(most)));
        return new Scale(true, from, to > from ? to : from * DECADE, low, high);
    }

    /** The same, from the least to the most of these values: no room is given to what is not there. */
    public Scale fitted(DoubleStream values) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        return all.getCount() > 0 && all.getMax() > all.getMin() && (!log || all.getMin() > 0)
                ? new Scale(log, all.getMin(), all.getMax(), low, high)
                : this;
    }

    /** The place of a value; what lies beyond an end is put at that end. */
    public double at(double value) {
        double share = log
                ? (Math.log(Math.max(value, from)) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (value - from) / (to - from);
        return low + Math.clamp(share, 0, 1) * (high - low);
    }

    /** Values to label: of a logarithmic one its decades, with what lies between where there are few of them. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (log) {
            boolean few = Math.log10(to / from) <= FEW_DECADES + 0.5;
            for (double decade = from; decade <= to * 1.001; decade *= DECADE) {
                ticks.add(decade);
                if (few && decade * 3 < to) {
                    ticks.add(decade * 3);
                }
            }
        } else {
            ticks.addAll(List.of(from, (from + to) / 2, to));
        }
        return ticks;
    }
}
