package dev.closewait.bench;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.detector.DetectorComparison;
import dev.closewait.bench.explain.ExplainComparison;
import dev.closewait.bench.load.ClientComparison;
import dev.closewait.bench.load.ServerComparison;
import dev.closewait.bench.machine.MissingToolException;
import dev.closewait.bench.table.TableComparison;
import dev.closewait.bench.watch.WatchComparison;
import dev.closewait.sim.Nearest;
import java.util.List;

/** All comparisons, in the order in which they run. */
final class Comparisons {
    static final List<Comparison> ALL = List.of(new DetectorComparison(), new TableComparison(), new ClientComparison(),
            new ServerComparison(), new WatchComparison(), new ExplainComparison());

    private Comparisons() {}

    static List<String> names() {
        return ALL.stream().map(Comparison::name).toList();
    }

    /**
     * The comparisons of these names, or all. One that was asked for must have somebody to stand beside; where all run, who is
     * missing is skipped.
     *
     * @throws IllegalArgumentException when there is none of that name, nobody to compare with, or more to do than one can
     */
    static List<Comparison> chosen(List<String> names, Effort effort) {
        List<Comparison> chosen = names.isEmpty() ? ALL : names.stream().map(Comparisons::withPeers).toList();
        chosen.forEach(comparison -> comparison.require(effort));
        return chosen;
    }

    private static Comparison withPeers(String name) {
        Comparison comparison = named(name);
        try {
            comparison.requirePeers();
            return comparison;
        } catch (MissingToolException missing) {
            throw new IllegalArgumentException(name + " has nobody to compare with: " + missing.why(), missing);
        }
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
