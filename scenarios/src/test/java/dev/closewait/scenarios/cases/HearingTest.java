package dev.closewait.scenarios.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.scenarios.grade.Statement;
import dev.closewait.scenarios.kernel.Stay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Looks are a second apart, the first at 1 s; the load ends after the fourth. */
class HearingTest {
    private static final long SECOND = 1_000_000_000;
    private static final long LOAD_ENDED = 4 * SECOND;
    private static final Service SUBJECT = new Service(80, 42);
    private static final Truth SINCE_ONE_AND_A_HALF = new Truth(OptionalLong.of(SECOND * 3 / 2), OptionalLong.empty(),
            List.of(stuckSince(SECOND * 3 / 2), stuckSince(SECOND * 5 / 2), stuckSince(SECOND * 7 / 2)), List.of());

    private final List<Statement> statements = new ArrayList<>();

    @Test
    void whatIsSaidInTimeAndStoodByIsCorrect() {
        Heard heard = say(Pattern.HEALTHY).say(Pattern.HEALTHY).say(Pattern.LEAK).say(Pattern.LEAK).leakIsThere();

        assertThat(heard.correct()).isTrue();
        assertThat(heard.seconds()).isEqualTo(OptionalDouble.of(1.5));
        assertThat(heard.stuckByThen()).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void timeCountsFromWhenItWasSaidForGood() {
        Heard heard = say(Pattern.HEALTHY).say(Pattern.LEAK).say(Pattern.HEALTHY).say(Pattern.LEAK).leakIsThere();

        assertThat(heard.seconds()).isEqualTo(OptionalDouble.of(2.5));
    }

    @Test
    void whatIsTakenBackByTheEndIsWrong() {
        assertThat(say(Pattern.HEALTHY).say(Pattern.LEAK).say(Pattern.LEAK).say(Pattern.HEALTHY).leakIsThere().wrong())
                .contains("HEALTHY");
        assertThat(new HearingTest().say().leakIsThere().wrong()).contains("nothing");
    }

    @Test
    void whatIsSaidBeforeItIsThereIsWrong() {
        assertThat(say(Pattern.LEAK).say(Pattern.LEAK).leakIsThere().wrong()).contains("LEAK too early");
    }

    @Test
    void aForbiddenWordIsWrongAtAnyLookEvenBesideTheRightOne() {
        assertThat(say().say(Pattern.LEAK, Pattern.CPU_STARVED).say(Pattern.LEAK).leakIsThere().wrong())
                .contains("CPU_STARVED at some look");
        assertThat(new HearingTest().say()
                .say(Pattern.LEAK)
                .say(Pattern.LEAK)
                .say(Pattern.LEAK)
                .say(Pattern.STALLED)
                .leakIsThere()
                .wrong()).contains("STALLED at some look");
    }

    @Test
    void whatIsSaidOfAnotherServiceDoesNotCount() {
        statements.add(statement(SECOND, new Service(81, 42), Pattern.LEAK));

        assertThat(leakIsThere().wrong()).contains("nothing");
    }

    @Test
    void whatMustStandBesideIsMissed() {
        Expected both = Expected.only(Pattern.LEAK).with(Pattern.CPU_STARVED);

        assertThat(say().say(Pattern.LEAK).judged(both, SINCE_ONE_AND_A_HALF).wrong())
                .contains("LEAK without CPU_STARVED");
        assertThat(new HearingTest().say()
                .say(Pattern.LEAK, Pattern.CPU_STARVED)
                .judged(both, SINCE_ONE_AND_A_HALF)
                .correct()).isTrue();
    }

    @Test
    void theRightWordMustStandAtTheEarlierInstantToo() {
        Expected busy = new Expected(Set.of(Pattern.FAST_CHURN), Set.of(), Set.of());
        Truth resumed = SINCE_ONE_AND_A_HALF.standingAt(OptionalLong.of(SECOND));

        assertThat(say().say(Pattern.FAST_CHURN).judged(busy, resumed).wrong()).contains("nothing before");
        assertThat(new HearingTest().say(Pattern.FAST_CHURN).say(Pattern.FAST_CHURN).judged(busy, resumed).correct())
                .isTrue();
    }

    @Test
    void aTwinMayBeLeftUnsaid() {
        assertThat(say().say().judged(Expected.harmless(), SINCE_ONE_AND_A_HALF).correct()).isTrue();
        assertThat(new HearingTest().say(Pattern.IDLE_POOL).judged(Expected.harmless(), SINCE_ONE_AND_A_HALF).wrong())
                .contains("IDLE_POOL at some look");
    }

    @Test
    void aDiagnosisThatLacksItsReasonIsWrong() {
        say().say(Pattern.LEAK);

        assertThat(hearing(Expected.only(Pattern.LEAK), SINCE_ONE_AND_A_HALF)
                .judge("survival", _ -> Optional.of("LEAK without a reason"))
                .wrong()).contains("LEAK without a reason");
    }

    private HearingTest say(Pattern... patterns) {
        statements.add(statement((statements.size() + 1) * SECOND, SUBJECT, patterns));
        return this;
    }

    private Heard leakIsThere() {
        return judged(Expected.only(Pattern.LEAK), SINCE_ONE_AND_A_HALF);
    }

    private Heard judged(Expected expected, Truth truth) {
        return hearing(expected, truth).judge("survival", _ -> Optional.empty());
    }

    private Hearing hearing(Expected expected, Truth truth) {
        return new Hearing(expected, truth, SUBJECT::equals, LOAD_ENDED, statements);
    }

    /** That says the first pattern, and the others beside it; nothing when there is none. */
    private static Statement statement(long nanos, Service service, Pattern... patterns) {
        List<Pattern> all = List.of(patterns);
        return new Statement(nanos, all.isEmpty()
                ? List.of()
                : List.of(new Diagnosis(service, all.getFirst(), all.subList(1, all.size()), 1, Instant.EPOCH,
                        List.of("why"), Optional.empty(), Optional.empty())));
    }

    private static Stay stuckSince(long nanos) {
        return new Stay(nanos, nanos, nanos, LOAD_ENDED);
    }
}
