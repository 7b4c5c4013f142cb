package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a baseline tells of a change. */
class ComparisonTest {
    private static final List<TraceSource> TRACES = List.of(MadeUpTrace.leak(1), MadeUpTrace.of(Pattern.HEALTHY),
            MadeUpTrace.of(Pattern.SLOW_CLOSE));

    @Test
    void nothingChangesWhereNothingWasChanged() throws Exception {
        Comparison comparison = compareWords("H L", "H L");

        assertThat(comparison.regressed()).isFalse();
        assertThat(comparison.contestants()).singleElement()
                .satisfies(one -> assertThat(one.changes()).isEmpty())
                .satisfies(one -> assertThat(one.scoreDifference()).isZero())
                .satisfies(one -> assertThat(one.common()).isEqualTo(3));
    }

    @Test
    void aWorseMarkIsARegressionAndPointsAtTheTrace() throws Exception {
        Comparison comparison = compareWords("H L", "H S");

        ContestantComparison mine = comparison.contestants().getFirst();
        assertThat(comparison.regressed()).isTrue();
        TraceChange leak = change(mine, "LEAK");
        assertThat(leak.regressed()).isTrue();
        assertThat(leak.worse()).containsExactly("WRONG, was RIGHT: SLOW_CLOSE was said at the end; expected LEAK",
                "1 false alarms, were 0");
        TraceChange slow = change(mine, "SLOW_CLOSE");
        assertThat(slow.better()).startsWith("RIGHT, was WRONG: LEAK was said at the end; expected SLOW_CLOSE");
        assertThat(slow.regressed()).isFalse();
    }

    @Test
    void aFalseAlarmMoreIsARegressionEvenWhenTheScoreIsBetter() throws Exception {
        Comparison comparison = compareWords("H", "H L H H L");

        ContestantComparison mine = comparison.contestants().getFirst();
        assertThat(change(mine, "HEALTHY").worse()).contains("2 false alarms, were 0", "1 retractions, were 0");
        assertThat(change(mine, "LEAK").better()).first().asString().startsWith("RIGHT, was WRONG");
        assertThat(comparison.regressed()).isTrue();
    }

    @Test
    void toBeLaterIsTold() throws Exception {
        List<TraceSource> leak = List.of(MadeUpTrace.leak(1));
        Comparison later = compare(card("mine", "H L", leak), card("mine", "H H L", leak), new Tolerance(5, 0.05));

        ContestantComparison mine = later.contestants().getFirst();
        assertThat(change(mine, "LEAK").worse()).containsExactly("found after 1.00 s, was 0.00 s");
        assertThat(mine.medianSecondsDifference()).hasValue(1);
        assertThat(mine.scoreDifference()).isCloseTo(-1, within(1e-9));
        assertThat(later.regressed()).as("one point is within the tolerance of five").isFalse();
        assertThat(compare(card("mine", "H L", leak), card("mine", "H H L", leak), Tolerance.DEFAULT).regressed())
                .isTrue();
        assertThat(compare(card("mine", "H L", leak), card("mine", "H H L", leak), new Tolerance(5, 1))
                .contestants()
                .getFirst()
                .changes()).isEmpty();
    }

    /** Two corpora have no common measure. */
    @Test
    void tracesInOnlyOneOfThemAreListedAndDoNotCount() throws Exception {
        Scorecard before = card("mine", "H L", List.of(MadeUpTrace.leak(1), MadeUpTrace.named("old", Pattern.HEALTHY)));
        Scorecard after = card("mine", "H L", List.of(MadeUpTrace.named("new", Pattern.STALLED), MadeUpTrace.leak(1)));

        Comparison comparison = compare(before, after, Tolerance.DEFAULT);

        ContestantComparison mine = comparison.contestants().getFirst();
        assertThat(mine.onlyBefore()).containsExactly("old");
        assertThat(mine.onlyNow()).containsExactly("new");
        assertThat(mine.common()).isEqualTo(1);
        assertThat(comparison.regressed()).isFalse();
    }

    @Test
    void whoHasNoTraceInBothIsSaid() throws Exception {
        Comparison comparison = compare(card("mine", "H L", List.of(MadeUpTrace.named("old", Pattern.HEALTHY))),
                card("mine", "L", List.of(MadeUpTrace.named("new", Pattern.HEALTHY))), Tolerance.DEFAULT);

        assertThat(comparison.nothingInCommon()).containsExactly("mine");
        assertThat(compareWords("H L", "H L").nothingInCommon()).isEmpty();
    }

    /** What it said before it was lost is not kept: nobody knows how many false alarms there were. */
    @Test
    void aTraceThatIsLostNoMoreIsBetterWhateverItsAlarms() throws Exception {
        TraceResult lost = Results.lost("t", Pattern.LEAK);
        TraceResult alarmed = alarmed(Results.retracted(Results.right("t", Pattern.LEAK, 1), 1));

        TraceChange mended = TraceChange.between(lost, alarmed, Tolerance.DEFAULT).orElseThrow();
        assertThat(mended.regressed()).isFalse();
        assertThat(mended.worse()).isEmpty();
        assertThat(mended.better()).containsExactly("RIGHT, was LOST: hung");
        TraceChange broken = TraceChange.between(alarmed, lost, Tolerance.DEFAULT).orElseThrow();
        assertThat(broken.regressed()).isTrue();
        assertThat(broken.better()).isEmpty();
    }

    @Test
    void whoIsNotInTheBaselineIsSaid() throws Exception {
        Comparison comparison = compare(card("other", "H L", TRACES), card("mine", "H S", TRACES), Tolerance.DEFAULT);

        assertThat(comparison.contestants()).isEmpty();
        assertThat(comparison.notInBaseline()).containsExactly("mine");
        assertThat(comparison.regressed()).isFalse();
    }

    private static TraceResult alarmed(TraceResult result) {
        return new TraceResult(result.trace(), result.origin(), result.truth(), result.said(), result.mark(),
                result.secondsToDetect(), result.secondsAfterEvidence(), result.leakedAtDetection(), 1,
                result.retractions(), result.seconds(), result.observations(), result.nanosPerObservation(),
                result.failure());
    }

    private static Comparison compareWords(String before, String after) throws Exception {
        return compare(card("mine", before, TRACES), card("mine", after, TRACES), Tolerance.DEFAULT);
    }

    private static Comparison compare(Scorecard before, Scorecard after, Tolerance tolerance) throws Exception {
        return Comparison.between(before, after, List.of("mine"), CostProfiles.find("balanced"), tolerance);
    }

    private static Scorecard card(String name, String words, List<TraceSource> traces) throws Exception {
        return new Validation(List.of(new Script(name, words)), CostProfiles.find("balanced"), List.of(), 2,
                ValidationListener.NONE).run(traces, List.of());
    }

    private static TraceChange change(ContestantComparison comparison, String trace) {
        return comparison.changes().stream().filter(one -> one.trace().equals(trace)).findFirst().orElseThrow();
    }
}
