package dev.closewait.bench;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.explain.ExplainComparison;
import dev.closewait.bench.load.ClientComparison;
import dev.closewait.bench.load.ServerComparison;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.survival.SurvivalComparison;
import dev.closewait.bench.table.TableComparison;
import dev.closewait.bench.watch.WatchComparison;
import dev.closewait.sim.Nearest;
import java.util.ArrayList;
import java.util.List;

/** All comparisons, in the order in which they run. */
final class Comparisons {
    static final List<Comparison> ALL = List.of(new TableComparison(), new ClientComparison(), new ServerComparison(),
            new WatchComparison(), new ExplainComparison(), new SurvivalComparison());

    private Comparisons() {}

    static List<String> names() {
        return ALL.stream().map(Comparison::name).toList();
    }

    /**
     * The comparisons of these names, or all. One that was asked for must have somebody to stand beside; where all run, who is
     * missing is skipped.
     *
     * @throws IllegalArgumentException when there is none of that name, or nobody to compare with
     */
    static List<Comparison> chosen(List<String> names) {
        if (names.isEmpty()) {
            return ALL;
        }
        List<Comparison> chosen = new ArrayList<>();
        for (String name : names) {
            Comparison comparison = named(name);
            try {
                comparison.requirePeers();
            } catch (MissingToolException missing) {
                throw new IllegalArgumentException(name + " has nobody to compare with: " + missing.why(), missing);
            }
            chosen.add(comparison);
        }
        return chosen;
    }

    /**
     * The comparison of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    private static Comparison named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not a comparison; " + Nearest.expected(name, names())));
    }
}
