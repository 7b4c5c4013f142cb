package dev.closewait.bench.detector;

import dev.closewait.bench.comparison.MeasurementException;
import dev.closewait.bench.result.Samples;
import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.Locale;

/** A detector that has its looks at a leak of one size. */
final class DetectorRun {
    private static final int MOST_COLLECTIONS = 10;
    private static final long NEGLIGIBLE_BYTES = 4_096;
    private static final int MOST_TRIES = 5;
    /** Enough for a detector to have all that it keeps. */
    private static final int LOOKS = 3;

    /** A single look at few sockets is over before the machine has come back from the size before. */
    private static final int SOCKETS_OF_A_TURN = 1_000_000;
    private static final int MOST_LOOKS_OF_A_TURN = 100;

    private final int size;
    private final StandingLeak leak;
    private final Samples samples = new Samples();
    private Detector detector = Detectors.named("survival");
    private List<Diagnosis> said = List.of();

    DetectorRun(int size) {
        this.size = size;
        leak = new StandingLeak(size);
    }

    int size() {
        return size;
    }

    /** What was measured of it. */
    Samples samples() {
        return samples;
    }

    /** Shows as many looks as make a turn; gives the nanoseconds that a look took for each socket, over all of them. */
    double turn() throws MeasurementException {
        int looks = Math.clamp(SOCKETS_OF_A_TURN / size, 1, MOST_LOOKS_OF_A_TURN);
        double nanosPerSocket = 0;
        for (int look = 0; look < looks; look++) {
            nanosPerSocket += look();
        }
        return nanosPerSocket / looks;
    }

    /** Shows the next look and hears the detector; gives the nanoseconds that it took for each socket. */
    double look() throws MeasurementException {
        Observation look = leak.next();
        long begun = System.nanoTime();
        detector.observe(look);
        List<Diagnosis> diagnoses = detector.diagnoses();
        long nanos = System.nanoTime() - begun;
        said = diagnoses;
        return (double) nanos / look.closeWait().size();
    }

    /** A detector that does not find the leak is not fast. */
    void expectLeak() throws MeasurementException {
        if (said.isEmpty() || said.getFirst().pattern() != Pattern.LEAK) {
            throw new MeasurementException(
                    String.format(Locale.ROOT, "survival was shown a leak of %,d sockets, and said %s", size, said));
        }
    }

    /**
     * Bytes that go when the detector does, for each socket; it begins anew after that. Of a few sockets they are less than what
     * else comes and goes in a heap, so it may take another try.
     */
    double kept() throws MeasurementException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            double kept = gone();
            if (kept > 0) {
                return kept;
            }
            for (int look = 0; look < LOOKS; look++) {
                look();
            }
        }
        throw new MeasurementException(String.format(Locale.ROOT,
                "what a detector keeps of %,d sockets could not be told: something else took memory meanwhile", size));
    }

    private double gone() {
        long with = used();
        detector = Detectors.named("survival");
        said = List.of();
        return (double) (with - used()) / size;
    }

    /** What is in use when another collection finds nothing more: what others leave behind goes after several. */
    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long before = Long.MAX_VALUE;
        long now = collected(memory);
        for (int tries = 0; tries < MOST_COLLECTIONS && Math.abs(before - now) > NEGLIGIBLE_BYTES; tries++) {
            before = now;
            now = collected(memory);
        }
        return now;
    }

    private static long collected(MemoryMXBean memory) {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
