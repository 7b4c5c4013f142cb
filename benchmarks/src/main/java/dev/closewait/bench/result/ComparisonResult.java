package dev.closewait.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How contenders did beside each other, in one run.
 *
 * @param comparison its name
 * @param size of how many sockets or connections; what that means, the setting says
 * @param setting a sentence: what was there, and how it was measured
 * @param measurements contenders in the order in which they took turns
 * @param skipped who did not take part
 */
public record ComparisonResult(String comparison, int size, String setting, List<Measurement> measurements,
        List<Skipped> skipped) {
    public ComparisonResult {
        measurements = List.copyOf(measurements);
        skipped = List.copyOf(skipped);
    }

    /** A size at which nobody could be measured, and why. */
    public static ComparisonResult skipped(String comparison, int size, String why) {
        return new ComparisonResult(comparison, size, "nothing was measured",
                List.of(), List.of(new Skipped(String.format(Locale.ROOT, "%,d sockets", size), why)));
    }

    /** One quantity of one contender. */
    public Optional<Measurement> find(String contender, Quantity quantity) {
        return measurements.stream()
                .filter(each -> each.contender().equals(contender) && each.quantity() == quantity)
                .findFirst();
    }

    /** The quantities that were measured, in order. */
    public List<Quantity> quantities() {
        return measurements.stream().map(Measurement::quantity).distinct().toList();
    }

    /** All contenders of one quantity, in order. */
    public List<Measurement> of(Quantity quantity) {
        return measurements.stream().filter(each -> each.quantity() == quantity).toList();
    }
}
