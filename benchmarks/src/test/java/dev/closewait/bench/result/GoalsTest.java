package dev.closewait.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private static final Goal AGAINST_C = new Goal("ours / bare C loop", "tables", 1_000, Quantity.READ_TIME,
            "netlink (ours)", Optional.of(new Goal.Against("bare C loop", 1_000)), OptionalDouble.of(1.1),
            OptionalDouble.empty());
    private static final Goal GROWTH = new Goal("growth", "tables", 1_000, Quantity.READ_TIME, "netlink (ours)",
            Optional.of(new Goal.Against("netlink (ours)", 10)), OptionalDouble.of(1.5), OptionalDouble.empty());

    @Test
    void aRatioIsHeldAgainstItsBoundAtTheGoalsSize() {
        GoalResult met = judge(AGAINST_C, Made.tables(10, 9, 1), Made.tables(1_000, 2.1, 2));
        GoalResult missed = judge(AGAINST_C, Made.tables(1_000, 3, 2));

        assertThat(met.verdict()).isEqualTo(Verdict.MET);
        assertThat(met.value().orElseThrow()).isCloseTo(1.05, within(1e-9));
        assertThat(missed.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void whatWasMeasuredAtAnotherSizeSaysNothingOfTheGoal() {
        GoalResult result = judge(AGAINST_C, Made.tables(10, 1, 1), Made.tables(20, 1, 1));

        assertThat(result.verdict()).isEqualTo(Verdict.OTHER_SIZE);
        assertThat(result.size()).isEqualTo(20);
        assertThat(judge(AGAINST_C).verdict()).isEqualTo(Verdict.NOT_MEASURED);
    }

    @Test
    void growthDividesOneSizeByAnother() {
        assertThat(judge(GROWTH, Made.tables(10, 2, 1), Made.tables(1_000, 2.5, 1)).value().orElseThrow())
                .isCloseTo(1.25, within(1e-9));
        assertThat(judge(GROWTH, Made.tables(1_000, 2.5, 1)).verdict()).isEqualTo(Verdict.OTHER_SIZE);
    }

    @Test
    void everyGoalHasOneBound() {
        assertThat(Goals.all()).hasSizeGreaterThan(10).allSatisfy(goal -> assertThat(goal.limit()).isNotBlank());
        assertThatThrownBy(() -> new Goal("endless", "tables", 1, Quantity.KEPT, "x", Optional.empty(),
                OptionalDouble.empty(), OptionalDouble.empty())).hasMessageContaining("'endless'");
    }

    private static GoalResult judge(Goal goal, ComparisonResult... measured) {
        return Goals.judge(List.of(goal), List.of(measured)).getFirst();
    }
}
