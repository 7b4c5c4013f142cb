package dev.closewait.bench.population;

import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.result.ComparisonResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One population after the other, for a comparison of who looks at it. */
public final class Populations {
    private Populations() {}

    /** Compares those who look at a population. */
    @FunctionalInterface
    public interface Measured {
        ComparisonResult of(Population population) throws IOException, InterruptedException;
    }

    /** A result for each size; what this machine's limits forbid is skipped. */
    public static List<ComparisonResult> each(String comparison, List<Integer> sizes, Effort effort, Measured measured)
            throws IOException, InterruptedException {
        List<ComparisonResult> results = new ArrayList<>();
        for (int size : effort.sizes(sizes)) {
            Optional<String> forbidden = Population.forbidden(size);
            if (forbidden.isPresent()) {
                results.add(ComparisonResult.skipped(comparison, size, forbidden.get()));
                continue;
            }
            effort.says(String.format(Locale.ROOT, "%s: populating %,d sockets", comparison, size));
            try (Population population = Population.of(size)) {
                results.add(measured.of(population));
            }
        }
        return results;
    }
}
