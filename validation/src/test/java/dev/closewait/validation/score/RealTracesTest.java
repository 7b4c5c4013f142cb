package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.contestant.Contestants;
import dev.closewait.validation.corpus.Corpus;
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

    private static Scorecard scored(List<TraceSource> traces) throws Exception {
        return new Validation(List.of(Contestants.named("survival")), CostProfiles.find("balanced"), List.of(), 2,
                ValidationListener.NONE).run(traces, List.of());
    }
}
