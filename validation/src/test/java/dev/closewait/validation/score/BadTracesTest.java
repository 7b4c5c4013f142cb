package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.score.TraceResult.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What cannot be read is told of with its line, and the rest is scored. */
class BadTracesTest {
    private final MadeUpTrace whole = MadeUpTrace.named("t", Pattern.HEALTHY);
    private final List<String> lines = new ArrayList<>(TextTrace.lines(whole.observations()));

    @Test
    void aBadLineIsALookThatWasMissed() throws Exception {
        lines.set(3, "{nonsense");

        TraceOutcome outcome = outcome();

        assertThat(outcome.troubles()).singleElement()
                .asString()
                .startsWith("t: line 4: is not JSON")
                .endsWith("; passed over");
        assertThat(outcome.results().getFirst().observations()).isEqualTo(9);
        assertThat(outcome.results().getFirst().mark()).isEqualTo(Mark.RIGHT);
    }

    @Test
    void tenInARowEndATrace() throws Exception {
        lines.addAll(4, Collections.nCopies(10, "nonsense"));

        TraceOutcome outcome = outcome();

        assertThat(outcome.troubles()).hasSize(11);
        assertThat(outcome.troubles().get(9)).contains("line 14")
                .endsWith(
                        "the tenth bad line in a row, so nothing more was read");
        assertThat(outcome.troubles().getLast()).isEqualTo(
                "t: broke off before what is said last counts; not scored");
        assertThat(outcome.results()).isEmpty();
    }

    @Test
    void whatBreaksOffAfterAllThatCountsIsScored() throws Exception {
        whole.until(3.5);
        lines.addAll(4, Collections.nCopies(10, "nonsense"));

        assertThat(outcome().results()).hasSize(1);
    }

    @Test
    void noMoreThanTwentyAreTold() throws Exception {
        List<String> every = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            every.addAll(Collections.nCopies(5, "nonsense"));
            every.add(lines.get(i));
        }
        lines.clear();
        lines.addAll(every);

        TraceOutcome outcome = outcome();

        assertThat(outcome.troubles()).hasSize(21);
        assertThat(outcome.troubles().getLast()).isEqualTo("t: 50 bad lines in all; the first 20 are told of");
        assertThat(outcome.results().getFirst().mark()).isEqualTo(Mark.RIGHT);
    }

    @Test
    void aNewerVersionEndsIt() throws Exception {
        lines.set(5, lines.get(5).replace("\"version\":1", "\"version\":2"));

        assertThat(outcome().troubles().getFirst()).contains("line 6: version 2").endsWith("nothing more was read");
    }

    @Test
    void aLastLineThatIsCutOffIsToldOf() throws Exception {
        String text = String.join("\n", lines);

        TraceOutcome outcome = new TraceRun(new TextTrace(whole.header(Optional.of(whole.label())),
                text.substring(0, text.length() - 9)), List.of(new Script("s", "H"))).call();

        assertThat(outcome.troubles()).containsExactly(
                "t: line 10: ends in the middle of an observation; the trace ends there");
        assertThat(outcome.results().getFirst().mark()).isEqualTo(Mark.RIGHT);
    }

    /** A file of plain lines does not show where it was cut. */
    @Test
    void aRecordingThatEndsBeforeItsLabelIsCutOff() throws Exception {
        lines.removeLast();
        assertThat(outcome().results()).as("one look may be missed").hasSize(1);
        lines.removeLast();

        TraceOutcome outcome = outcome();

        assertThat(outcome.results()).isEmpty();
        assertThat(outcome.troubles()).containsExactly("t: is cut off before what is said last counts; not scored");
    }

    @Test
    void whatIsTrueToTheEndIsScoredWhereverThatIs() throws Exception {
        TraceSource trace = new TextTrace(whole.header(Optional.of(Label.stated(OptionalInt.of(Script.PORT),
                Pattern.HEALTHY, MadeUpTrace.nanos(0)))), lines.getFirst() + "\n");

        assertThat(new TraceRun(trace, List.of(new Script("s", "H"))).call().results()).hasSize(1);
    }

    @Test
    void aClockThatGoesBackwardsEndsIt() throws Exception {
        lines.addAll(List.copyOf(lines));

        TraceOutcome outcome = outcome();

        assertThat(outcome.troubles()).singleElement().asString().contains("its clock goes backwards after look 10");
        assertThat(outcome.results().getFirst().observations()).isEqualTo(10);
    }

    @Test
    void withoutLabelOrObservationsNothingIsScored() throws Exception {
        TraceSource unlabelled = new TextTrace(whole.header(Optional.empty()), String.join("\n", lines));

        assertThat(new TraceRun(unlabelled, List.of()).call().troubles()).containsExactly(
                "t: has no label, so nobody knows what was true of it; not scored");
        lines.clear();
        assertThat(outcome().troubles()).containsExactly("t: has no observation; not scored");
    }

    @Test
    void aTraceThatCannotBeOpenedIsToldOf() throws Exception {
        TraceOutcome outcome = new TraceRun(new Unreadable(), List.of(new Script("s", "H"))).call();

        assertThat(outcome.troubles()).containsExactly("gone.jsonl.gz: no such file; not scored");
        assertThat(outcome.results()).isEmpty();
    }

    private TraceOutcome outcome() throws InterruptedException {
        TraceSource trace = new TextTrace(whole.header(Optional.of(whole.label())),
                lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        return new TraceRun(trace, List.of(new Script("s", "H"))).call();
    }

    /** A file that went away. */
    record Unreadable() implements TraceSource {
        @Override
        public String name() {
            return "gone.jsonl.gz";
        }

        @Override
        public dev.closewait.detector.trace.Trace open() throws IOException {
            throw new IOException("no such file");
        }
    }
}
