package dev.closewait.bench.survival;

import dev.closewait.bench.comparison.Comparison;
import dev.closewait.bench.comparison.Effort;
import dev.closewait.bench.result.ComparisonResult;
import dev.closewait.bench.result.Quantity;
import dev.closewait.bench.result.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detector beside itself, at sizes that lie far apart: what it spends on a socket must not grow with their number. */
public final class SurvivalComparison implements Comparison {
    private static final String NAME = "detector";
    private static final String CONTENDER = "survival (ours)";
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int ROUNDS = 15;
    /** So many looks tell a leak, let its tables grow, and let the compiler see all of it. */
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
        Map<Integer, Subject> subjects = new LinkedHashMap<>();
        Map<Integer, Samples> samples = new LinkedHashMap<>();
        for (int size : effort.sizes(SIZES)) {
            effort.says("detector: %,d sockets, warming up".formatted(size));
            Subject subject = new Subject(size);
            for (int look = 0; look < WARM_UP_LOOKS; look++) {
                subject.look();
            }
            subjects.put(size, subject);
            samples.put(size, new Samples());
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Integer, Subject> each : subjects.entrySet()) {
                samples.get(each.getKey()).add(CONTENDER, true, Quantity.OBSERVATION_TIME, each.getValue().look());
                each.getValue().expectLeak();
            }
        }
        List<ComparisonResult> results = new ArrayList<>();
        subjects.forEach((size, subject) -> {
            samples.get(size).add(CONTENDER, true, Quantity.KEPT, subject.kept());
            results.add(new ComparisonResult(NAME, size,
                    "%,d leaked sockets beside 10 that come and go; %d looks, the sizes in turns".formatted(size, rounds),
                    samples.get(size).measurements(), List.of()));
        });
        return results;
    }
}
