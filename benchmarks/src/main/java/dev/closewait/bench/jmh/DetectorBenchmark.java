package dev.closewait.bench.jmh;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.validation.simulation.Crowd;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * What our detector spends on one look at a service, by what happens there and by how many sockets it has in CLOSE_WAIT. It
 * has to tell the patterns apart at each size.
 */
public class DetectorBenchmark extends Measured {
    /** Room is taken at the first two looks, and is no cost of a look. */
    private static final int FIRST_LOOKS = 2;

    /** Twelve seconds of looks: the slowest pattern to be told, a stall, takes ten. */
    private static final int LOOKS = 24;

    /** How many sockets the service has in CLOSE_WAIT, give or take a fifth. */
    @Param({"100", "10000", "100000"})
    public int size;

    /** What happens there, and so what the detector must say. */
    @Param
    public Crowd crowd = Crowd.LEAK;

    private List<Observation> firstLooks = List.of();
    private List<Observation> looks = List.of();
    private SurvivalDetector detector = new SurvivalDetector();

    /** Simulates the looks before the clock runs. */
    @Setup
    public void simulate() throws IOException {
        List<Observation> all = CrowdLooks.of(crowd, size, FIRST_LOOKS + LOOKS);
        firstLooks = all.subList(0, FIRST_LOOKS);
        looks = all.subList(FIRST_LOOKS, all.size());
    }

    /** Shows the first looks to a new detector. */
    @Setup(Level.Invocation)
    public void begin() {
        detector = new SurvivalDetector();
        firstLooks.forEach(detector::observe);
    }

    /** Shows it the others, and hears it at the end. */
    @Benchmark
    @OperationsPerInvocation(LOOKS)
    public List<Diagnosis> observe(PerSocket per) {
        for (Observation look : looks) {
            detector.observe(look);
            per.count(look.closeWait().size());
        }
        return rightly(detector.diagnoses());
    }

    /** Shows it the others, and hears it after each, as a screen does. */
    @Benchmark
    @OperationsPerInvocation(LOOKS)
    public List<Diagnosis> diagnose(PerSocket per) {
        List<Diagnosis> diagnoses = List.of();
        for (Observation look : looks) {
            detector.observe(look);
            diagnoses = detector.diagnoses();
            per.count(look.closeWait().size());
        }
        return rightly(diagnoses);
    }

    private List<Diagnosis> rightly(List<Diagnosis> diagnoses) {
        expect(diagnoses.size() == 1 && diagnoses.getFirst().pattern() == crowd.pattern(),
                () -> "expected %s of %d sockets of %s, was told %s".formatted(crowd.pattern(), size, crowd,
                        diagnoses));
        return diagnoses;
    }
}
