package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.score.Portrait.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortraitTest {
    @Test
    void countsAreThoseOfTheLooks() throws Exception {
        Portrait portrait = portrait(MadeUpTrace.of(Pattern.LEAK).since(2.25).sockets(look -> look / 2));

        assertThat(portrait.counts()).hasSize(10).startsWith(new Point(0, 0), new Point(1, 0), new Point(2, 1));
        assertThat(portrait.truthSeconds()).hasValue(2.25);
    }

    @Test
    void aLongTraceHasNoMorePointsThanAPlotCanShow() throws Exception {
        List<Point> counts = portrait(MadeUpTrace.of(Pattern.LEAK).looks(10_001).sockets(look -> look / 100)).counts();

        assertThat(counts).hasSizeBetween(150, 300);
        assertThat(counts.getLast().x()).isGreaterThan(9_900);
        assertThat(counts).allSatisfy(point -> assertThat(point.y()).isEqualTo(Math.floor(point.x() / 100)));
    }

    /** Of ten sockets that are there at the first look, eight leave between the third and the fourth. */
    @Test
    void survivalLiesFlatWhereSocketsStay() throws Exception {
        List<Point> survival = portrait(MadeUpTrace.of(Pattern.LEAK).sockets(look -> look < 3 ? 10 : 2)).survival();

        assertThat(survival.getFirst()).isEqualTo(new Point(0, 1));
        assertThat(survival.get(1).y()).isEqualTo(0.2);
        assertThat(survival.get(1).x()).isCloseTo(2.5, within(0.3));
        assertThat(survival.getLast().y()).isEqualTo(0.2);
        assertThat(survival.getLast().x()).isCloseTo(9, within(1.0));
    }

    /** E. Kaplan and P. Meier's own example (JASA 1958, p. 464): deaths at 0.8, 3.1, 5.4, 9.2, losses at 1, 2.7, 7, 12.1. */
    @Test
    void survivalIsThatOfKaplanAndMeier() {
        SurvivalCurve curve = new SurvivalCurve();
        for (double age : new double[]{0.8, 3.1, 5.4, 9.2}) {
            curve.left(0, age);
        }
        for (double age : new double[]{1.0, 2.7, 7.0, 12.1}) {
            curve.stayed(0, age);
        }

        assertThat(curve.points()).extracting(Point::y).containsExactly(1.0, 0.875, 0.7, 0.525, 0.2625, 0.2625);
    }

    /** A socket that was first seen late says nothing of how many left young. */
    @Test
    void whoEntersLateIsNotAtRiskBefore() {
        SurvivalCurve curve = new SurvivalCurve();
        curve.left(0, 1);
        curve.left(0, 3);
        curve.stayed(2, 5);

        assertThat(curve.points()).extracting(Point::y).containsExactly(1.0, 0.5, 0.25, 0.25);
    }

    @Test
    void simulatedTracesHaveNone() throws Exception {
        assertThat(new TraceRun(MadeUpTrace.of(Pattern.LEAK).simulated(), List.of()).call().portrait()).isEmpty();
    }

    private static Portrait portrait(MadeUpTrace trace) throws InterruptedException {
        return new TraceRun(trace, List.of()).call().portrait().orElseThrow();
    }
}
