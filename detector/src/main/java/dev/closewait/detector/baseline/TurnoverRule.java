package dev.closewait.detector.baseline;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule that people go by when they compare two looks by eye: remote endpoints all new is churn, slowly changing
 * is starvation, constant with a growing count is a leak.
 */
@AutoService(Detector.class)
public final class TurnoverRule extends RuleDetector {
    private static final int FEW_SOCKETS = 8;
    private static final double NEW_AT_EVERY_LOOK = 0.7;
    private static final double CONSTANT = 0.05;

    public TurnoverRule() {
        super("turnover", OfService::new);
    }

    private static final class OfService implements Rule {
        private Endpoints now = new Endpoints();
        private Endpoints before = new Endpoints();
        private boolean first = true;

        @Override
        public Optional<Answer> apply(Observation observation, Rows rows) {
            Endpoints oldest = before;
            before = now;
            now = oldest;
            now.read(observation.closeWait(), rows);
            boolean nothingToCompare = first;
            first = false;
            if (now.size() < FEW_SOCKETS) {
                return Optional.of(new Answer(Pattern.HEALTHY, "only " + now.size() + " sockets"));
            }
            return nothingToCompare ? Optional.empty() : compare();
        }

        private Optional<Answer> compare() {
            int gone = before.missingIn(now);
            double turnover = before.size() == 0 ? 1 : (double) gone / before.size();
            String why = String.format(Locale.ROOT, "%d sockets after %d, %.0f %% of the endpoints gone", now.size(),
                    before.size(), 100 * turnover);
            if (turnover >= NEW_AT_EVERY_LOOK) {
                return Optional.of(new Answer(Pattern.FAST_CHURN, why));
            }
            if (turnover > CONSTANT) {
                return Optional.of(new Answer(Pattern.CPU_STARVED, why));
            }
            return now.size() > before.size() ? Optional.of(new Answer(Pattern.LEAK, why)) : Optional.empty();
        }
    }
}
