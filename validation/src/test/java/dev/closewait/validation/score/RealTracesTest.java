package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.contestant.Contestants;
import dev.closewait.validation.corpus.Corpus;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our detector on traces of real sockets: every figure but the cost comes out the same again. */
class RealTracesTest {
    @Test
    void theSameTracesGiveTheSameScorecard() throws Exception {
        List<TraceSource> traces = Corpus.shipped();

        Scorecard once = scored(traces);

        assertThat(once.troubles()).isEmpty();
        assertThat(once.portraits()).hasSameSizeAs(traces).allSatisfy(portrait -> {
            assertThat(portrait.counts()).isNotEmpty();
            assertThat(portrait.truthSeconds()).isPresent();
        });
        assertThat(ValidationTest.withoutTimes(scored(traces))).isEqualTo(ValidationTest.withoutTimes(once));
    }

    /** Every shipped scenario and its twin, in seconds; on live sockets they take a quarter of an hour. */
    @Test
    void ourDetectorIsRightOnEveryShippedScenario() throws Exception {
        assertThat(scored(Corpus.shipped()).contestants())
                .filteredOn(card -> card.name().equals("survival"))
                .singleElement()
                .satisfies(card -> assertThat(card.results()).hasSizeGreaterThan(60)
                        .allSatisfy(result -> assertThat(result.mark()).as(result.trace() + ": " + result.failure())
                                .isEqualTo(Mark.RIGHT))
                        .allSatisfy(result -> assertThat(result.falseAlarms()).as(result.trace()).isZero()));
    }

    private static Scorecard scored(List<TraceSource> traces) throws Exception {
        return new Validation(List.of(Contestants.named("survival")), CostProfiles.find("balanced"), List.of(), 2,
                ValidationListener.NONE).run(traces, List.of());
    }
}
