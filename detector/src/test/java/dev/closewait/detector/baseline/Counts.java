package dev.closewait.detector.baseline;

import dev.closewait.detector.Detectors;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.HandMadeLook;
import java.util.Optional;
import java.util.Random;

/** A service of which only the count of sockets matters, and the detector that watches it. */
final class Counts {
    private static final int PORT = 8080;
    private static final long PID = 11;

    private final Detector detector;
    private final long everyMillis;
    private final Random random = new Random(7);
    private long millis;

    Counts(String detector, long everyMillis) {
        this.detector = Detectors.named(detector);
        this.everyMillis = everyMillis;
    }

    /** What is said after one more look, which shows so many sockets; empty when nothing is. */
    Optional<Pattern> next(int sockets) {
        millis += everyMillis;
        detector.observe(HandMadeLook.at(millis).listener(PORT, PID, 0).sockets(0, sockets, PORT, PID).observation());
        return detector.diagnoses().stream().map(Diagnosis::pattern).findFirst();
    }

    /** How many are there at once of those that come and go independently: Poisson, by Knuth's product of draws. */
    int poisson(double mean) {
        int count = 0;
        for (double product = random.nextDouble(); product > Math.exp(-mean); product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
