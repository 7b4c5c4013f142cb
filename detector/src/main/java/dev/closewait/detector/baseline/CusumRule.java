package dev.closewait.detector.baseline;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.util.Locale;
import java.util.Optional;

/** The rule of quality control: a leak is a count that stays above the mean that was learnt in the beginning. */
@AutoService(Detector.class)
public final class CusumRule extends RuleDetector {
    private static final int LESSONS = 10;
    /** Finds a shift of two standard deviations soonest; half of it, the usual choice, is no more than ten lessons err by. */
    private static final double SLACK = 1;
    /**
     * The usual 4 or 5 is meant for a few counts a day. This, independent counts would not pass in a lifetime (D. Siegmund,
     * <i>Sequential Analysis</i>, 1985); those of a server, which share sockets, sometimes do.
     */
    private static final double ALARM = 10;
    private static final double MOST = 2 * ALARM;

    public CusumRule() {
        super("cusum", OfService::new);
    }

    private static final class OfService implements Rule {
        private final Pace pace = new Pace();
        private final Cusum cusum = new Cusum(LESSONS, SLACK, MOST);

        @Override
        public Optional<Answer> apply(Observation observation, Rows rows) {
            if (!pace.passes(observation.nanos())) {
                return Optional.empty();
            }
            cusum.add(rows.size());
            if (!cusum.hasLearnt()) {
                return Optional.empty();
            }
            return Optional.of(new Answer(cusum.sum() > ALARM ? Pattern.LEAK : Pattern.HEALTHY,
                    String.format(Locale.ROOT, "%d sockets, where %.1f were usual: CUSUM = %.1f", rows.size(),
                            cusum.mean(), cusum.sum())));
        }
    }
}
