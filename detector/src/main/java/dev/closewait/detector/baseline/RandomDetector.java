package dev.closewait.detector.baseline;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.util.Optional;

/**
 * Says a pattern that is drawn by lot, and another one now and then; every pattern is as likely. What scores no better has
 * learnt nothing from the sockets.
 *
 * <p>Its lots are seeded, and stirred with what each look shows: of one trace it says the same each time, and of another
 * something else.
 */
@AutoService(Detector.class)
public final class RandomDetector extends RuleDetector {
    private static final long SEED = 0x6A09_E667_F3BC_C908L; // the first bits of the square root of two: nothing chosen
    private static final double MEAN_NANOS_BETWEEN_LOTS = 20e9;
    private static final double UNIT = 0x1p-53;
    private static final Pattern[] PATTERNS = Pattern.values();

    public RandomDetector() {
        super("random", OfService::new);
    }

    private static final class OfService implements Rule {
        private long state = SEED;
        private long lastNanos = Long.MAX_VALUE;

        @Override
        public Optional<Answer> apply(Observation observation, Rows rows) {
            double elapsed = Math.max(0, (double) observation.nanos() - lastNanos);
            lastNanos = observation.nanos();
            state = Mix.of(state + observation.nanos()) + rows.size();
            boolean drawn = uniform() < -Math.expm1(-elapsed / MEAN_NANOS_BETWEEN_LOTS);
            int lot = (int) (uniform() * PATTERNS.length);
            return drawn ? Optional.of(new Answer(PATTERNS[lot], "drawn by lot")) : Optional.empty();
        }

        /** From 0 to before 1. */
        private double uniform() {
            state = Mix.of(state + SEED);
            return (state >>> 11) * UNIT;
        }
    }
}
