package dev.closewait.detector.simulation;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.survival.SurvivalSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One simulated service, and what the detector said of it.
 *
 * @param benign which pattern it was drawn from
 * @param seed what it was drawn with
 * @param looks how many there were
 * @param said every pattern that was ever said of it
 * @param leakAtMillis when a leak was first said
 * @param leak that diagnosis
 */
record Watched(Benign benign, long seed, long looks, Set<Pattern> said, double leakAtMillis,
        Optional<Diagnosis> leak) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** Watches a service for some hours. */
    static Watched over(Benign benign, long seed, double hours, SurvivalSettings settings) {
        SurvivalDetector detector = new SurvivalDetector(settings);
        Subject subject = benign.subject(seed);
        LookSchedule.Run looks = benign.looks(new SplittableRandom(benign.scattered(~seed))).new Run(seed);
        Set<Pattern> said = EnumSet.noneOf(Pattern.class);
        Optional<Diagnosis> leak = Optional.empty();
        double leakAt = Double.NaN;
        long count = 0;
        for (double now = looks.next(); now < hours * MILLIS_PER_HOUR; now = looks.next()) {
            detector.observe(subject.look(now, looks.wallClock()));
            count++;
            List<Diagnosis> diagnoses = detector.diagnoses();
            for (int i = 0; i < diagnoses.size(); i++) {
                Diagnosis diagnosis = diagnoses.get(i);
                said.add(diagnosis.pattern());
                if (diagnosis.pattern() == Pattern.LEAK && leak.isEmpty()) {
                    leak = Optional.of(diagnosis);
                    leakAt = now;
                }
            }
        }
        return new Watched(benign, seed, count, said, leakAt, leak);
    }
}
