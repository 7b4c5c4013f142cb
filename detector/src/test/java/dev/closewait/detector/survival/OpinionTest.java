package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of a service")
class OpinionTest {
    private final Opinion opinion = new Opinion();
    private Instant now = Instant.EPOCH;

    @Test
    void isAPatternThatThreeLooksInARowHaveShown() {
        see(Pattern.FAST_CHURN, 2);
        assertThat(opinion.said()).isEmpty();
        see(Pattern.FAST_CHURN, 1);
        assertThat(opinion.holds(Pattern.FAST_CHURN)).isTrue();
    }

    @Test
    void isNotChangedByOneLookThatShowsSomethingElse() {
        see(Pattern.HEALTHY, 3);
        see(Pattern.SLOW_CLOSE, 1);
        assertThat(opinion.holds(Pattern.HEALTHY)).isTrue();
    }

    @Test
    void isWithdrawnWhenThreeLooksInARowShowNothing() {
        see(Pattern.HEALTHY, 3);
        seeNothing(2);
        assertThat(opinion.said()).isPresent();
        seeNothing(1);
        assertThat(opinion.said()).isEmpty();
    }

    @Test
    void isALeakAtOnceAndTakenBackAtOnce() {
        see(Pattern.LEAK, 1);
        Instant said = now;
        assertThat(opinion.holds(Pattern.LEAK)).isTrue();
        see(Pattern.SLOW_CLOSE, 1);
        assertThat(opinion.holds(Pattern.LEAK)).isFalse();
        assertThat(opinion.holds(Pattern.SLOW_CLOSE)).isTrue();
        assertThat(opinion.retraction()).contains(new Opinion.Retraction(said, now));
    }

    @Test
    void forgetsARetractionWhenItLeaksAgain() {
        see(Pattern.LEAK, 1);
        seeNothing(1);
        assertThat(opinion.retraction()).isPresent();
        see(Pattern.LEAK, 1);
        assertThat(opinion.retraction()).isEmpty();
    }

    @Test
    void keepsALeakThatStandsBesideSomethingWorse() {
        see(Pattern.LEAK, 1);
        opinion.see(Optional.of(new Judgement(Pattern.STALLED, List.of(Pattern.LEAK))), now);
        assertThat(opinion.retraction()).isEmpty();
        assertThat(opinion.holds(Pattern.LEAK)).isTrue();
    }

    @Test
    void sinceIsWhenThePatternWasSaidFirst() {
        see(Pattern.HEALTHY, 3);
        Instant since = opinion.said().orElseThrow().since();
        see(Pattern.HEALTHY, 5);
        assertThat(opinion.said().orElseThrow().since()).isEqualTo(since);
    }

    private void see(Pattern pattern, int looks) {
        for (int i = 0; i < looks; i++) {
            now = now.plusMillis(250);
            opinion.see(Optional.of(new Judgement(pattern, List.of())), now);
        }
    }

    private void seeNothing(int looks) {
        for (int i = 0; i < looks; i++) {
            now = now.plusMillis(250);
            opinion.see(Optional.empty(), now);
        }
    }
}
