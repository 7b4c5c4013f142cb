package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule by which an answer is judged, on traces of ten looks, a second apart. */
class TraceScorerTest {
    @Test
    void whatIsSaidLastWhileItIsTrueCounts() throws Exception {
        MadeUpTrace churn = MadeUpTrace.of(Pattern.FAST_CHURN).until(5.5);

        TraceResult result = result(churn, "- H H H H F H");

        assertThat(result.said()).contains(Pattern.FAST_CHURN);
        assertThat(result.mark()).isEqualTo(Mark.RIGHT);
        assertThat(result.failure()).isEmpty();
        assertThat(result.secondsToDetect()).hasValue(5);
        assertThat(result.seconds()).isEqualTo(9);
        assertThat(result.observations()).isEqualTo(10);
    }

    @Test
    void whatIsSaidOfAnotherServiceDoesNot() throws Exception {
        TraceResult result = result(MadeUpTrace.of(Pattern.STALLED), "-");

        assertThat(result.said()).isEmpty();
        assertThat(result.mark()).isEqualTo(Mark.WRONG);
        assertThat(result.failure()).contains("nothing was said at the end; expected STALLED");
    }

    @Test
    void silenceIsRightOnlyWhereNothingWasToBeSeen() throws Exception {
        MadeUpTrace idle = MadeUpTrace.of(Pattern.HEALTHY).sockets(_ -> 0);

        TraceResult right = result(idle, "-");

        assertThat(right.mark()).isEqualTo(Mark.RIGHT);
        assertThat(new Confusion(List.of(right)).count(Pattern.HEALTHY, Pattern.HEALTHY)).isEqualTo(1);
        assertThat(new Confusion(List.of(right)).nothing(Pattern.HEALTHY)).isZero();
        assertThat(result(MadeUpTrace.of(Pattern.HEALTHY), "-").mark()).isEqualTo(Mark.WRONG);
    }

    @Test
    void whatIsAcceptedIsRight() throws Exception {
        MadeUpTrace busy = MadeUpTrace.of(Pattern.HEALTHY).accepted(Pattern.FAST_CHURN);

        TraceResult result = result(busy, "F");

        assertThat(result.mark()).isEqualTo(Mark.RIGHT);
        assertThat(new Confusion(List.of(result)).count(Pattern.HEALTHY, Pattern.HEALTHY)).isEqualTo(1);
        assertThat(result(busy, "P").mark()).isEqualTo(Mark.WRONG);
    }

    @Test
    void aLeakIsFoundWhenItIsSaidForGood() throws Exception {
        TraceResult result = result(MadeUpTrace.leak(1.5, 2.5, 6.5, 7.5), "H H L L H H H L");

        assertThat(result.mark()).isEqualTo(Mark.RIGHT);
        assertThat(result.secondsToDetect()).hasValue(5.5);
        assertThat(result.secondsAfterEvidence()).hasValue(5);
        assertThat(result.leakedAtDetection()).hasValue(3);
        assertThat(result.retractions()).isEqualTo(1);
        assertThat(result.falseAlarms()).isZero();
    }

    @Test
    void soIsAStandstill() throws Exception {
        assertThat(result(MadeUpTrace.of(Pattern.STALLED).since(1), "H H X S X").secondsToDetect()).hasValue(3);
    }

    @Test
    void anythingElseIsFoundWhenItIsSaidFirst() throws Exception {
        TraceResult result = result(MadeUpTrace.of(Pattern.SLOW_CLOSE).since(1), "H H S H S");

        assertThat(result.secondsToDetect()).hasValue(1);
        assertThat(result.retractions()).isEqualTo(1);
        assertThat(result(MadeUpTrace.of(Pattern.SLOW_CLOSE).since(4), "H S").secondsToDetect()).hasValue(0);
    }

    @Test
    void evidenceBeginsWithTheFirstLookThatShowsASocket() throws Exception {
        MadeUpTrace slow = MadeUpTrace.of(Pattern.SLOW_CLOSE).since(1.5).sockets(look -> look >= 4 ? 1 : 0);

        assertThat(result(slow, "- - - - - - S").secondsAfterEvidence()).hasValue(2);
        assertThat(result(slow.simulated(), "- - - - - - S").secondsAfterEvidence()).hasValue(2);
        assertThat(result(slow.sockets(_ -> 0), "S").secondsAfterEvidence()).isEmpty();
    }

    @Test
    void aLeakThatIsSaidBeforeAnySocketLeakedIsAFalseAlarm() throws Exception {
        TraceResult early = result(MadeUpTrace.leak(3.5), "H H L");

        assertThat(early.mark()).isEqualTo(Mark.WRONG);
        assertThat(early.failure()).contains("LEAK was said before the first socket had leaked");
        assertThat(early.falseAlarms()).isEqualTo(1);
        assertThat(result(MadeUpTrace.leak(3.5), "H H H H L").mark()).isEqualTo(Mark.RIGHT);
        assertThat(result(MadeUpTrace.leak(3.5).simulated(), "H H L").mark()).isEqualTo(Mark.WRONG);
    }

    @Test
    void whatMustNeverBeSaidIsWrongAtAnyLook() throws Exception {
        MadeUpTrace slow = MadeUpTrace.of(Pattern.SLOW_CLOSE).since(3).until(5).never(Pattern.LEAK);

        assertThat(result(slow, "L S").failure()).contains("LEAK was said, and must never be of this trace");
        assertThat(result(slow, "S S S S S S S L").mark()).isEqualTo(Mark.WRONG);
        assertThat(result(slow, "S S+L S").mark()).isEqualTo(Mark.WRONG);
        assertThat(result(slow, "S").mark()).isEqualTo(Mark.RIGHT);
    }

    @Test
    void withoutWhatStandsBesideItAnAnswerIsPartlyRight() throws Exception {
        MadeUpTrace starved = MadeUpTrace.leak(0).also(Pattern.CPU_STARVED);

        assertThat(result(starved, "L").mark()).isEqualTo(Mark.PARTLY);
        assertThat(result(starved, "L").failure()).contains("CPU_STARVED was not said beside LEAK");
        assertThat(result(starved, "L L+C").mark()).isEqualTo(Mark.RIGHT);
        assertThat(result(starved, "C L+C").falseAlarms()).as("what stands beside it is no mistake").isZero();
    }

    @Test
    void aProblemThatIsNoneIsAFalseAlarmEachTimeItBegins() throws Exception {
        MadeUpTrace healthy = MadeUpTrace.of(Pattern.HEALTHY).until(6);

        TraceResult result = result(healthy, "H L L H S L F F X");

        assertThat(result.falseAlarms()).as("L, S, L, and X after what counts: it was harmless then too").isEqualTo(4);
        assertThat(result.retractions()).as("L for H, L for F; S went on to L").isEqualTo(2);
    }

    @Test
    void whenAProblemIsOverTakingItBackIsRight() throws Exception {
        TraceResult result = result(MadeUpTrace.of(Pattern.CPU_STARVED).until(4), "C C C C C C H");

        assertThat(result.retractions()).isZero();
    }

    @Test
    void outgoingConnectionsHaveNoPort() throws Exception {
        TraceResult result = result(MadeUpTrace.of(Pattern.IDLE_POOL).outgoing(), "P");

        assertThat(result.said()).as("of port 8080").isEmpty();
    }

    @Test
    void aContestantThatCrashesHasLostTheTrace() throws Exception {
        Script crashing = new Script("crashing", "L L !");
        TraceOutcome outcome = new TraceRun(MadeUpTrace.of(Pattern.HEALTHY),
                List.of(crashing, new Script("other", "H")))
                .call();

        TraceResult lost = outcome.results().getFirst();
        assertThat(lost.mark()).isEqualTo(Mark.LOST);
        assertThat(lost.failure()).contains("crashed with exit code 3");
        assertThat(lost.said()).isEmpty();
        assertThat(lost.falseAlarms()).isZero();
        assertThat(crashing.atWork()).isZero();
        assertThat(outcome.results().getLast().mark()).isEqualTo(Mark.RIGHT);
    }

    private static TraceResult result(MadeUpTrace trace, String words) throws InterruptedException {
        Script script = new Script("script", words);
        TraceOutcome outcome = new TraceRun(trace, List.of(script)).call();
        assertThat(outcome.troubles()).isEmpty();
        assertThat(script.atWork()).isZero();
        return outcome.results().getFirst();
    }
}
