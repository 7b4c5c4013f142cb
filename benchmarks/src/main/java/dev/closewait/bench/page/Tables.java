package dev.closewait.bench.page;

import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.GoalResult;
import dev.closewait.bench.result.Measurement;
import dev.closewait.bench.result.Numbers;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Skipped;
import dev.closewait.bench.result.Standing;
import dev.closewait.bench.result.Verdict;
import java.util.List;
import java.util.Locale;

/** Results as tables of Markdown. */
final class Tables {
    private Tables() {}

    /** The goals, each with what was measured. */
    static String goals(List<GoalResult> goals) {
        StringBuilder table = new StringBuilder("| what | at | goal | measured | |\n|---|---|---|---|---|\n");
        for (GoalResult each : goals) {
            String value = each.value().isPresent() ? each.goal().inUnit(each.value().getAsDouble()) : "";
            String verdict = each.verdict() == Verdict.MISSED ? "**missed**" : each.verdict().toString();
            table.append(String.format(Locale.ROOT, "| %s | %,d | %s | %s | %s |\n", each.goal().name(), each.size(),
                    each.goal().limit(), value, verdict));
        }
        return table.toString().strip();
    }

    /** A comparison, with a table for each quantity. */
    static String of(ComparisonResult result) {
        StringBuilder text = new StringBuilder(result.setting()).append(".\n");
        for (Quantity quantity : result.quantities()) {
            text.append("\n| %s | median | quartiles | to ours |\n|---|---|---|---|\n".formatted(quantity.words()));
            List<Measurement> rows = result.of(quantity);
            rows.forEach(row -> text.append("| %s | %s | %s to %s | %s |\n".formatted(row.contender(),
                    Numbers.with(row.median(), quantity), Numbers.number(row.low()), Numbers.number(row.high()),
                    Standing.words(row, Standing.ours(rows)).replace("better than ours", "**better than ours**"))));
        }
        for (Skipped skipped : result.skipped()) {
            text.append("\nSkipped: ").append(skipped.contender()).append(", ").append(skipped.why()).append(".\n");
        }
        return text.toString().strip();
    }
}
