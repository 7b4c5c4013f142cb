package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.survival.SurvivalDetector;
import java.io.IOError;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Of a detector in another language of the JVM, nothing declares what is checked. */
    static List<Throwable> whateverIsThrown() {
        return List.of(new IllegalStateException("what\nnow?"), new StackOverflowError("what now?"),
                new OutOfMemoryError("what now?"), new Error("what now?"), new IOException("what now?"));
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    void thatThrowsLosesTheTrace(Throwable thrown) {
        Contestant broken = new JavaContestant("broken", "test", () -> new Thrower(thrown));

        assertThatExceptionOfType(ContestantException.class)
                .isThrownBy(() -> RecordedLooks.said(broken, RecordedLooks.of("leak")))
                .withMessage("crashed: " + thrown.getClass().getName() + ": what now?");
    }

    @Test
    void thatIsInterruptedEndsWithWhoShowsItTheTrace() {
        Contestant waiting = new JavaContestant("waiting", "test", () -> new Thrower(new InterruptedException()));

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> RecordedLooks.said(waiting, RecordedLooks.of("leak")));
    }

    @Test
    void thatCannotBeMadeLosesTheTrace() {
        Contestant broken = new JavaContestant("broken", "test", () -> {
            throw new IOError(new IOException("not today"));
        });

        assertThatExceptionOfType(ContestantException.class).isThrownBy(() -> broken.attempt(RecordedLooks.HEADER))
                .withMessage("cannot be made: java.io.IOError: java.io.IOException: not today");
    }

    private record Thrower(Throwable thrown) implements Detector {
        @Override
        public String name() {
            return "thrower";
        }

        @Override
        public void observe(Observation observation) {
            Thrower.<RuntimeException>sneak(thrown);
        }

        @SuppressWarnings("unchecked") // it is not, and that is the point
        private static <T extends Throwable> void sneak(Throwable thrown) throws T {
            throw (T) thrown;
        }

        @Override
        public List<Diagnosis> diagnoses() {
            return List.of();
        }
    }
}
