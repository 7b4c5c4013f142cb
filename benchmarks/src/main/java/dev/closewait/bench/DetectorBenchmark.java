package dev.closewait.bench;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a detector spends on one look at a service, by the number of its sockets; it has to come out right, too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorBenchmark {
    /** How many sockets the service has in CLOSE_WAIT. */
    @Param({"100", "10000", "50000"})
    public int size;

    /** What the service does, and so what the detector must say. */
    @Param({"LEAK", "FAST_CHURN"})
    public Pattern pattern = Pattern.LEAK;

    private List<Observation> looks;

    /** Makes up the looks, so that only the detector is measured. */
    @Setup
    public void makeUpLooks() {
        looks = MadeUpLooks.of(pattern, size);
    }

    /** Shows the looks to a new detector, and hears it after each. */
    @Benchmark
    @OperationsPerInvocation(MadeUpLooks.COUNT)
    public List<Diagnosis> detect() {
        Detector detector = Detectors.named("survival");
        List<Diagnosis> diagnoses = List.of();
        for (Observation look : looks) {
            detector.observe(look);
            diagnoses = detector.diagnoses();
        }
        if (diagnoses.isEmpty() || diagnoses.getFirst().pattern() != pattern) {
            throw new IllegalStateException(
                    "expected %s of %d sockets, was told %s".formatted(pattern, size, diagnoses));
        }
        return diagnoses;
    }
}
