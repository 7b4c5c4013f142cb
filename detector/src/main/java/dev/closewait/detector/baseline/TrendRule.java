package dev.closewait.detector.baseline;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import java.util.Locale;
import java.util.Optional;

/** The rule of dashboards with statistics: a leak is a count that rises, by the {@link MannKendall} test over a minute. */
@AutoService(Detector.class)
public final class TrendRule extends RuleDetector {
    private static final int WINDOW = 60;
    /** Of fewer, the normal approximation of the test is a poor one (Kendall). */
    private static final int FEWEST = 10;
    /** One-sided, probability 0.001: it is asked each second, not once. */
    private static final double SIGNIFICANT = 3.09;

    public TrendRule() {
        super("trend", OfService::new);
    }

    private static final class OfService implements Rule {
        private final Pace pace = new Pace();
        private final MannKendall test = new MannKendall(WINDOW);

        @Override
        public Optional<Answer> apply(Observation observation, Rows rows) {
            if (!pace.passes(observation.nanos())) {
                return Optional.empty();
            }
            test.add(rows.size());
            if (test.size() < FEWEST) {
                return Optional.empty();
            }
            double z = test.z();
            return Optional.of(new Answer(z >= SIGNIFICANT ? Pattern.LEAK : Pattern.HEALTHY,
                    String.format(Locale.ROOT, "%d sockets after %d, %d counts earlier: Mann-Kendall Z = %.1f",
                            rows.size(), test.first(), test.size() - 1, z)));
        }
    }
}
