package dev.closewait.bench.result;

import java.util.List;
import java.util.OptionalDouble;

/** Who stands before whom, in words: where a peer wins, that is said. */
public final class Standing {
    private Standing() {}

    /** The median that others are divided by: of the first contender that is ours. */
    public static OptionalDouble ours(List<Measurement> rows) {
        return rows.stream()
                .filter(Measurement::ours)
                .findFirst()
                .map(row -> OptionalDouble.of(row.median()))
                .orElseGet(OptionalDouble::empty);
    }

    /** A contender's ratio to ours, and whether it beats it. */
    public static String words(Measurement row, OptionalDouble ours) {
        if (ours.isEmpty() || ours.getAsDouble() == 0) {
            return "";
        }
        double ratio = row.median() / ours.getAsDouble();
        String words = Numbers.ratio(ratio);
        if (row.ours()) {
            return words;
        }
        boolean wins = row.quantity().moreIsBetter() ? ratio > 1 : ratio < 1;
        return words + (wins ? "  better than ours" : "");
    }
}
