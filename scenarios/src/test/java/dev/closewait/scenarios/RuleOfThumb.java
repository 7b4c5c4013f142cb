package dev.closewait.scenarios;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.scenarios.kernel.Cookies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A detector that is just good enough to try the runner with: fixed limits, and no statistics. */
public final class RuleOfThumb implements Detector {
    private static final long LEAKED_NANOS = 2_000_000_000L;
    private static final double STARVED_CPUS = 0.5;
    private static final int MANY = 10;

    private final Map<Long, Long> firstSeen = new HashMap<>();
    private Optional<Observation> before = Optional.empty();
    private List<Diagnosis> diagnoses = List.of();

    @Override
    public String name() {
        return "rule-of-thumb";
    }

    @Override
    public void observe(Observation now) {
        Set<Long> cookies = Cookies.of(now.closeWait());
        firstSeen.keySet().retainAll(cookies);
        cookies.forEach(cookie -> firstSeen.putIfAbsent(cookie, now.nanos()));
        diagnoses = List.of(new Diagnosis(new Service(0, 0), pattern(now), List.of(), 1, now.wallClock(), List.of(),
                Optional.empty(), Optional.empty()));
        before = Optional.of(now.copy());
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    private Pattern pattern(Observation now) {
        if (firstSeen.values().stream().anyMatch(first -> now.nanos() - first > LEAKED_NANOS)) {
            return Pattern.LEAK;
        }
        if (before.map(earlier -> (waiting(now) - waiting(earlier)) / (now.nanos() - earlier.nanos()))
                .orElse(0.0) > STARVED_CPUS) {
            return Pattern.CPU_STARVED;
        }
        return firstSeen.size() > MANY ? Pattern.FAST_CHURN : Pattern.HEALTHY;
    }

    private static double waiting(Observation look) {
        return look.processes().stream().mapToDouble(ProcessSample::waitingNanos).sum();
    }
}
