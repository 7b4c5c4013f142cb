package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.score.TraceResult.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "scorecard.md");

    static List<CostProfile> profiles() {
        return CostProfiles.shipped();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void rightAtTheFirstLookWithEvidenceIsAHundred(CostProfile profile) {
        assertThat(Score.of(everyPattern(pattern -> Results.right("t", pattern, 0)), profile)).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void sayingNothingIsZero(CostProfile profile) {
        assertThat(Score.of(everyPattern(pattern -> Results.wrong("t", pattern, Optional.empty(), 0)), profile))
                .isCloseTo(0, within(1e-9));
        assertThat(Score.of(List.of(), profile)).isZero();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void nothingIsWorseThanZero(CostProfile profile) {
        assertThat(Score.of(everyPattern(pattern -> Results.lost("t", pattern)), profile)).isZero();
        assertThat(Score.of(List.of(Results.wrong("t", Pattern.HEALTHY, Optional.of(Pattern.STALLED), 1_000)), profile))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void toSayAlwaysTheSameIsHardlyBetterThanNothing(CostProfile profile) {
        for (Pattern always : Pattern.values()) {
            List<TraceResult> results = everyPattern(truth -> always == truth
                    ? Results.right("t", truth, 0)
                    : Results.wrong("t", truth, Optional.of(always), !truth.problem() && always.problem() ? 1 : 0));

            assertThat(Score.of(results, profile)).as("always %s by %s", always, profile.name()).isLessThan(20);
        }
    }

    /** However often a pattern happens, it weighs the same. */
    @ParameterizedTest
    @MethodSource("profiles")
    void aPatternWeighsTheSameHoweverManyTracesItHas(CostProfile profile) {
        List<TraceResult> few = everyPattern(pattern -> pattern == Pattern.STALLED
                ? Results.wrong("t", pattern, Optional.of(Pattern.HEALTHY), 0)
                : Results.right("t", pattern, 1));
        List<TraceResult> many = new ArrayList<>(few);
        many.addAll(Collections.nCopies(99, Results.right("t", Pattern.HEALTHY, 1)));
        many.addAll(Collections.nCopies(9, Results.wrong("t", Pattern.STALLED, Optional.of(Pattern.HEALTHY), 0)));

        assertThat(Score.of(many, profile)).isCloseTo(Score.of(few, profile), within(1e-9)).isBetween(50.0, 99.0);
    }

    /** No mistake more, and no second later, makes a score better. */
    @ParameterizedTest
    @MethodSource("profiles")
    void nothingThatIsWorseCostsLess(CostProfile profile) {
        for (Pattern truth : Pattern.values()) {
            TraceResult right = Results.right("t", truth, 0);
            TraceResult late = Results.right("t", truth, 20);
            TraceResult never = Results.wrong("t", truth, Optional.empty(), 0);
            assertThat(cost(right, profile)).isZero();
            assertThat(cost(late, profile)).isBetween(0.0, cost(Results.right("t", truth, 21), profile));
            assertThat(cost(late, profile)).isLessThanOrEqualTo(cost(partly(late), profile));
            assertThat(cost(partly(Results.right("t", truth, 1e6)), profile))
                    .isLessThanOrEqualTo(truth.problem() ? cost(never, profile) : Double.MAX_VALUE);
            assertThat(cost(never, profile)).isLessThanOrEqualTo(cost(Results.lost("t", truth), profile));
            assertThat(cost(Results.wrong("t", truth, Optional.empty(), 2), profile))
                    .isGreaterThan(cost(Results.wrong("t", truth, Optional.empty(), 1), profile));
            assertThat(cost(Results.retracted(late, 1), profile)).isGreaterThanOrEqualTo(cost(late, profile));
        }
    }

    /** Who says what must never be said, and is wrong at the end as well, has made a mistake more. */
    @ParameterizedTest
    @MethodSource("profiles")
    void toBeWrongAtTheEndIsNoCheaperThanToBeRightAfterWhatMustNeverBeSaid(CostProfile profile) {
        for (Pattern truth : Pattern.values()) {
            double forbidden = cost(Results.wrong("t", truth, Optional.of(truth), 0), profile);
            assertThat(forbidden).isBetween(cost(Results.right("t", truth, 20), profile),
                    cost(Results.wrong("t", truth, Optional.empty(), 0), profile));
            for (Pattern said : Pattern.values()) {
                assertThat(forbidden).as("%s, and %s at the end", truth, said)
                        .isPositive()
                        .isLessThanOrEqualTo(cost(Results.wrong("t", truth, Optional.of(said), 0), profile));
            }
        }
    }

    /** The worked example of the page: five traces, by {@code balanced}. */
    @Test
    void theWorkedExampleOfThePage() throws Exception {
        CostProfile balanced = CostProfiles.find("balanced");
        List<TraceResult> results = List.of(
                Results.right("leak-1", Pattern.LEAK, 4),
                Results.wrong("leak-2", Pattern.LEAK, Optional.of(Pattern.SLOW_CLOSE), 1),
                Results.retracted(Results.right("stalled", Pattern.STALLED, 10), 1),
                Results.right("healthy", Pattern.HEALTHY, 0),
                Results.wrong("churn", Pattern.FAST_CHURN, Optional.of(Pattern.HEALTHY), 0));
        String page = Files.readString(DOCUMENT);

        for (TraceResult result : results) {
            String cost = String.format(Locale.ROOT, "%.2f", cost(result, balanced));
            assertThat(page).containsPattern("\\| `" + result.trace() + "` \\|[^\\n]*\\| " + cost + " \\|");
        }
        assertThat(page).contains(String.format(Locale.ROOT, "= %.1f", Score.of(results, balanced)));
    }

    private static double cost(TraceResult result, CostProfile profile) {
        return Score.cost(result, profile);
    }

    private static TraceResult partly(TraceResult result) {
        return new TraceResult(result.trace(), result.origin(), result.truth(), result.said(), Mark.PARTLY,
                result.secondsToDetect(), OptionalDouble.of(result.secondsAfterEvidence().orElse(0)),
                result.leakedAtDetection(), 0, 0, result.seconds(), result.observations(),
                result.nanosPerObservation(), Optional.of("CPU_STARVED was not said beside it"));
    }

    private static List<TraceResult> everyPattern(Function<Pattern, TraceResult> result) {
        return Arrays.stream(Pattern.values()).map(result).toList();
    }
}
