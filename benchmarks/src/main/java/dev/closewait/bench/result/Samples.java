package dev.closewait.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured round by round, on its way to become measurements. */
public final class Samples {
    private record Sampled(String contender, boolean ours, Quantity quantity) {}

    private final Map<Sampled, List<Double>> all = new LinkedHashMap<>();

    /** Takes a value of one round. */
    public void add(String contender, boolean ours, Quantity quantity, double value) {
        all.computeIfAbsent(new Sampled(contender, ours, quantity), _ -> new ArrayList<>()).add(value);
    }

    /** Medians and quartiles, in the order in which contenders first came. */
    public List<Measurement> measurements() {
        return all.entrySet().stream().map(each -> measurement(each.getKey(), each.getValue())).toList();
    }

    private static Measurement measurement(Sampled sampled, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Measurement(sampled.contender, sampled.ours, sampled.quantity, quantile(sorted, 0.5),
                quantile(sorted, 0.25), quantile(sorted, 0.75), sorted.length);
    }

    /** Between two values it is as far on its way from one to the other as the part is: the usual definition, R's type 7. */
    static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
