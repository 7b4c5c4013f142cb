package dev.closewait.detector.baseline;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.time.Duration;
import java.util.Optional;

/** The rule that most people run: an alarm when more than 100 sockets are in CLOSE_WAIT for two minutes. */
@AutoService(Detector.class)
public final class ThresholdRule extends RuleDetector {
    private static final int MOST_SOCKETS = 100;
    private static final Duration FOR = Duration.ofMinutes(2);

    public ThresholdRule() {
        super("threshold", OfService::new);
    }

    private static final class OfService implements Rule {
        private boolean over;
        private long overSinceNanos;

        @Override
        public Optional<Answer> apply(Observation observation, Rows rows) {
            boolean overBefore = over;
            over = rows.size() > MOST_SOCKETS;
            if (over && !overBefore) {
                overSinceNanos = observation.nanos();
            }
            boolean alarm = over && observation.nanos() - overSinceNanos >= FOR.toNanos();
            return Optional.of(alarm
                    ? new Answer(Pattern.LEAK, "more than " + MOST_SOCKETS + " sockets in CLOSE_WAIT for two minutes")
                    : new Answer(Pattern.HEALTHY, "not more than " + MOST_SOCKETS + " sockets for two minutes"));
        }
    }
}
