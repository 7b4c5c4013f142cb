package dev.closewait.bench.table;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.population.Population;
import dev.closewait.bench.population.Populations;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Reads the same sockets in CLOSE_WAIT by every way there is. */
public final class TableComparison implements Comparison {
    /** What goals and pages call it. */
    public static final String NAME = "tables";

    private static final List<Integer> SIZES = List.of(100, 10_000, 100_000);
    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "reading the sockets in CLOSE_WAIT: ours, a bare C loop, ss, netstat, OSHI, the node exporter";
    }

    @Override
    public List<ComparisonResult> compare(Effort effort) throws IOException, InterruptedException {
        return Populations.each(NAME, SIZES, effort, population -> compare(population, effort));
    }

    private static ComparisonResult compare(Population population, Effort effort)
            throws IOException, InterruptedException {
        try (Contenders contenders = Contenders.start(effort.warmUp())) {
            return compare(population, contenders, effort);
        }
    }

    private static ComparisonResult compare(Population population, Contenders contenders, Effort effort)
            throws IOException, InterruptedException {
        int rounds = effort.rounds(ROUNDS);
        effort.says(String.format(Locale.ROOT, "tables: %,d sockets, %d rounds", population.size(), rounds));
        Samples samples = new Samples();
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders.ready()) {
                Look look = contender.look();
                population.mustStand();
                expectAll(population.size(), contender.name(), look);
                samples.add(contender.name(), contender.ours(), Quantity.READ_TIME, look.nanos() / NANOS_PER_MILLI);
                look.allocated()
                        .ifPresent(bytes -> samples.add(contender.name(), contender.ours(), Quantity.ALLOCATED,
                                (double) bytes));
            }
        }
        String setting = "%s; each read %s times, in turns".formatted(population.words(), rounds);
        return new ComparisonResult(NAME, population.size(), setting, samples.measurements(), contenders.skipped());
    }

    /** A reader that misses sockets is not fast. */
    static void expectAll(int expected, String contender, Look look) throws MeasurementException {
        if (look.rows() < expected) {
            throw new MeasurementException(
                    String.format(Locale.ROOT, "'%s' showed %,d sockets in CLOSE_WAIT where at least %,d are",
                            contender,
                            look.rows(), expected));
        }
    }
}
