package dev.closewait.detector.baseline;

import dev.closewait.detector.baseline.RuleDetector.Answer;
import dev.closewait.detector.baseline.RuleDetector.Rule;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rule that most people run: an alarm when more than 100 sockets are in CLOSE_WAIT for two minutes. */
final class ThresholdRule implements Rule {
    static final String NAME = "threshold";

    private static final int MOST_SOCKETS = 100;
    private static final Duration FOR = Duration.ofMinutes(2);

    private boolean over;
    private long overSinceNanos;

    @Override
    public Optional<Answer> apply(Observation observation, List<Integer> rows) {
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
