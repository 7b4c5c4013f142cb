package dev.closewait.bench.detector;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The detector beside itself, at sizes that lie far apart: what it spends on a socket must not grow with their number. */
public final class DetectorComparison implements Comparison {
    private static final String NAME = "detector";
    private static final String CONTENDER = "survival (ours)";
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int ROUNDS = 15;
    /** So many looks tell a leak, and let its tables grow, at any size; a small one needs time for the compiler, too. */
    private static final int WARM_UP_LOOKS = 24;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "what the detector spends on a socket at an observation and keeps of it, at growing sizes";
    }

    @Override
    public List<ComparisonResult> compare(Effort effort) throws IOException {
        int rounds = effort.rounds(ROUNDS);
        List<DetectorRun> runs = new ArrayList<>();
        for (int size : effort.sizes(SIZES)) {
            effort.says(String.format(Locale.ROOT, "detector: %,d sockets, warming up", size));
            DetectorRun run = new DetectorRun(size);
            warmUp(run, effort.warmUp());
            runs.add(run);
        }
        for (int round = 0; round < rounds; round++) {
            for (DetectorRun run : runs) {
                run.samples().add(CONTENDER, true, Quantity.OBSERVATION_TIME, run.turn());
                run.expectLeak();
            }
        }
        List<ComparisonResult> results = new ArrayList<>();
        for (DetectorRun run : runs) {
            results.add(result(run, rounds));
        }
        return results;
    }

    private static void warmUp(DetectorRun run, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (int look = 0; look < WARM_UP_LOOKS || System.nanoTime() < end; look++) {
            run.look();
        }
    }

    private static ComparisonResult result(DetectorRun run, int rounds) throws MeasurementException {
        run.samples().add(CONTENDER, true, Quantity.KEPT, run.kept());
        return new ComparisonResult(NAME, run.size(),
                String.format(Locale.ROOT,
                        "%,d leaked sockets beside 10 that come and go; %d turns of a million sockets, or a hundred looks, the sizes in turns",
                        run.size(),
                        rounds),
                run.samples().measurements(), List.of());
    }
}
