package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.survival.SurvivalSettings;
import java.util.EnumSet;
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
    private static final Pattern[] PATTERNS = Pattern.values();

    /**
     * Watches a service for some hours.
     *
     * @param everyMillis how far apart looks are
     * @param mostPerSecond the most connections that come, on average
     */
    static Watched over(Benign benign, long seed, double hours, double everyMillis, double mostPerSecond,
            SurvivalSettings settings) {
        SurvivalDetector detector = new SurvivalDetector(settings);
        Subject subject = benign.subject(seed, mostPerSecond);
        LookSchedule.Run looks = benign.looks(new SplittableRandom(benign.scattered(~seed)), everyMillis).new Run(seed);
        Set<Pattern> said = EnumSet.noneOf(Pattern.class);
        Optional<Diagnosis> leak = Optional.empty();
        double leakAt = Double.NaN;
        long count = 0;
        for (double now = looks.next(); now < hours * MILLIS_PER_HOUR; now = looks.next()) {
            detector.observe(subject.look(now, looks.wallClock()));
            count++;
            for (Pattern pattern : PATTERNS) {
                if (!said.contains(pattern) && detector.says(pattern)) {
                    said.add(pattern);
                }
            }
            if (leak.isEmpty() && said.contains(Pattern.LEAK)) {
                leak = detector.diagnoses().stream().findFirst();
                leakAt = now;
            }
        }
        return new Watched(benign, seed, count, said, leakAt, leak);
    }
}
