package dev.closewait.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Results for people: a table for each quantity of a comparison, and the goals. */
public final class ResultText {
    private static final String ROW = "  %-34s %12s   %-22s %s%n";

    private ResultText() {}

    /** A comparison; ratios are to the first contender that is ours. */
    public static String of(ComparisonResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.comparison()).append(": ").append(result.setting()).append(System.lineSeparator());
        for (Quantity quantity : result.quantities()) {
            text.append(String.format(Locale.ROOT, ROW, quantity.words(), "median", "quartiles", "to ours"));
            List<Measurement> rows = result.of(quantity);
            rows.forEach(row -> text.append(row(row, Standing.ours(rows))));
        }
        result.skipped()
                .forEach(each -> text.append("  skipped: ")
                        .append(each.contender())
                        .append(": ")
                        .append(each.why())
                        .append(System.lineSeparator()));
        return text.toString();
    }

    private static String row(Measurement row, OptionalDouble ours) {
        return String.format(Locale.ROOT, ROW, row.contender(), Numbers.with(row.median(), row.quantity()),
                Numbers.number(row.low()) + " to " + Numbers.number(row.high()), Standing.words(row, ours));
    }

    /** The goals, each with what was measured. */
    public static String goals(List<GoalResult> goals) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-48s %12s %14s  %s%n", "goal", "measured",
                "bound", "verdict"));
        for (GoalResult each : goals) {
            String value = each.value().isPresent() ? each.goal().inUnit(each.value().getAsDouble()) : "-";
            text.append(String.format(Locale.ROOT, "%-48s %12s %14s  %s%n", each.goal().name(), value,
                    each.goal().limit(), verdict(each)));
        }
        return text.toString();
    }

    private static String verdict(GoalResult each) {
        return each.verdict() == Verdict.OTHER_SIZE
                ? String.format(Locale.ROOT, "measured at %,d, the goal is for %,d", each.size(), each.goal().size())
                : each.verdict().toString();
    }
}
