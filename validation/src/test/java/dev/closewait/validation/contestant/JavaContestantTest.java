package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.survival.SurvivalDetector;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A detector in Java that takes part")
class JavaContestantTest {
    @Test
    void isAskedAtEachLook() throws Exception {
        List<Observation> looks = RecordedLooks.of("leak");
        Contestant contestant = Contestants.named("survival");

        List<List<Said>> said = RecordedLooks.said(contestant, looks);

        Detector detector = new SurvivalDetector();
        for (int look = 0; look < looks.size(); look++) {
            detector.observe(looks.get(look));
            assertThat(said.get(look)).extracting(Said::pattern)
                    .isEqualTo(detector.diagnoses().stream().map(Diagnosis::pattern).toList());
        }
        assertThat(said.getLast()).contains(new Said(RecordedLooks.PORT, Pattern.LEAK, Set.of()));
        assertThat(RecordedLooks.said(contestant, looks)).as("of the same trace again").isEqualTo(said);
    }

    @Test
    void thatThrowsLosesTheTrace() {
        Contestant broken = new JavaContestant("broken", "test", Thrower::new);

        assertThatExceptionOfType(ContestantException.class)
                .isThrownBy(() -> RecordedLooks.said(broken, RecordedLooks.of("leak")))
                .withMessage("crashed: java.lang.IllegalStateException: what now?");
    }

    @Test
    void thatCannotBeMadeLosesTheTrace() {
        Contestant broken = new JavaContestant("broken", "test", () -> {
            throw new IllegalArgumentException("not today");
        });

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> broken.attempt(RecordedLooks.HEADER))
                .withMessage("cannot be made: java.lang.IllegalArgumentException: not today");
    }

    private static final class Thrower implements Detector {
        @Override
        public String name() {
            return "thrower";
        }

        @Override
        public void observe(Observation observation) {
            throw new IllegalStateException("what\nnow?");
        }

        @Override
        public List<Diagnosis> diagnoses() {
            return List.of();
        }
    }
}
