package dev.closewait.validation.corpus;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.simulation.LeakSweeps;
import dev.closewait.validation.simulation.Specimen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The standard simulated corpus: the same services for everybody, as many of each pattern. */
public final class StandardCorpus {
    /** Traces of each of the seven patterns. */
    private static final int OF_EACH_PATTERN = 12;
    /** Leaks at each stage of a sweep. */
    private static final int OF_EACH_STAGE = 5;

    private StandardCorpus() {}

    /** Its traces, pattern by pattern. */
    public static List<TraceSource> traces() {
        List<TraceSource> traces = new ArrayList<>();
        for (Pattern pattern : Pattern.values()) {
            List<Specimen> kinds = Arrays.stream(Specimen.values()).filter(kind -> kind.pattern() == pattern).toList();
            for (int i = 0; i < OF_EACH_PATTERN; i++) {
                traces.add(kinds.get(i % kinds.size()).trace(1 + i / kinds.size()));
            }
        }
        return traces;
    }

    /** Leaks that get harder to find: at sparser looks, and as rarer events. */
    public static List<Sweep> sweeps() {
        return List.of(
                new Sweep("sampling interval", "s",
                        LeakSweeps.INTERVAL_SECONDS.stream()
                                .map(at -> new Sweep.Stage(at, LeakSweeps.everySeconds(at, OF_EACH_STAGE)))
                                .toList()),
                new Sweep("one leak in", "",
                        LeakSweeps.ONE_IN.stream()
                                .map(at -> new Sweep.Stage(at, LeakSweeps.oneIn(at, OF_EACH_STAGE)))
                                .toList()));
    }
}
