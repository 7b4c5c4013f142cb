package dev.closewait.bench;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.explain.ExplainComparison;
import dev.closewait.bench.load.ClientComparison;
import dev.closewait.bench.load.ServerComparison;
import dev.closewait.bench.survival.SurvivalComparison;
import dev.closewait.bench.table.TableComparison;
import dev.closewait.bench.watch.WatchComparison;
import dev.closewait.sim.Nearest;
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
     * The comparison of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Comparison named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is not a comparison; " + Nearest.expected(name, names())));
    }
}
