package dev.closewait.validation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.TraceHeader;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.contestant.Attempt;
import dev.closewait.validation.contestant.Contestant;
import dev.closewait.validation.contestant.Said;
import dev.closewait.validation.corpus.Sweep;
import dev.closewait.validation.corpus.Sweep.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ValidationTest {
    private static final List<TraceSource> TRACES = List.of(
            MadeUpTrace.leak(1.5, 2.5),
            MadeUpTrace.of(Pattern.HEALTHY).looks(3_601),
            new BadTracesTest.Unreadable(),
            MadeUpTrace.of(Pattern.STALLED).since(1).simulated());

    private final Script good = new Script("good", "H H L");
    private final Script eager = new Script("eager", "S L S L");

    @Test
    void contestantsStandInTheOrderOfTheirScores() throws Exception {
        Scorecard scorecard = validation(2, eager, good).run(TRACES, List.of());

        assertThat(scorecard.profile()).isEqualTo("balanced");
        assertThat(scorecard.contestants()).extracting(ContestantCard::name).containsExactly("good", "eager");
        ContestantCard card = scorecard.contestants().getLast();
        assertThat(card.results()).extracting(TraceResult::trace).containsExactly("LEAK", "HEALTHY", "STALLED");
        assertThat(card.scores()).containsOnlyKeys("balanced", "ci", "pager");
        assertThat(card.serviceHours()).isEqualTo(1);
        assertThat(card.falseAlarms()).isEqualTo(4);
        assertThat(card.falseAlarmsPerThousandHours()).isEqualTo(4_000);
        assertThat(card.nanosPerObservation()).isPositive();
        assertThat(scorecard.portraits()).extracting(Portrait::trace).containsExactly("LEAK", "HEALTHY");
        assertThat(scorecard.troubles()).containsExactly("gone.jsonl.gz: no such file; not scored");
        assertThat(good.atWork() + eager.atWork()).isZero();
    }

    /** Whoever comes first, and however many are shown at once: the same but for what depends on the machine. */
    @Test
    void theSameComesOutEveryTime() throws Exception {
        Scorecard once = withoutTimes(validation(1, eager, good).run(TRACES, List.of()));

        for (int threads = 1; threads <= 4; threads++) {
            assertThat(ScorecardJson.tree(withoutTimes(validation(threads, eager, good).run(TRACES, List.of()))))
                    .isEqualTo(ScorecardJson.tree(once));
        }
    }

    @Test
    void tracesOfOneNameAreToldApart() throws Exception {
        Scorecard scorecard = validation(2, good)
                .run(List.of(MadeUpTrace.leak(1), MadeUpTrace.leak(2), MadeUpTrace.leak(3)), List.of());

        assertThat(scorecard.contestants().getFirst().results()).extracting(TraceResult::trace)
                .containsExactly("LEAK", "LEAK (2)", "LEAK (3)");
        assertThat(scorecard.portraits()).extracting(Portrait::trace).containsExactly("LEAK", "LEAK (2)", "LEAK (3)");
    }

    @Test
    void contestantsOfOneNameAreRefused() {
        assertThatThrownBy(() -> validation(1, good, new Script("good", "H")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two contestants are named 'good'");
    }

    @Test
    void progressIsTold() throws Exception {
        List<String> told = new ArrayList<>();
        new Validation(List.of(good), CostProfiles.find("ci"), List.of(), 2,
                (trace, done, all) -> told.add(done + "/" + all)).run(TRACES, List.of());

        assertThat(told).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    @Test
    void curvesAreMadeOfSweeps() throws Exception {
        Sweep sweep = new Sweep("sampling interval", "s", List.of(
                new Stage(1, List.of(MadeUpTrace.leak(1.5), MadeUpTrace.leak(0.5))),
                new Stage(60, List.of(MadeUpTrace.leak(2.5), MadeUpTrace.leak(1.75)))));

        Scorecard scorecard = validation(2, good).run(List.of(MadeUpTrace.leak(2)), List.of(sweep, sweep));

        assertThat(scorecard.contestants().getFirst().results()).hasSize(1);
        Curve expected = new Curve("sampling interval", "s", List.of(
                new Curve.Point(1, 1, OptionalDouble.of(1)), new Curve.Point(60, 0.5, OptionalDouble.of(0.25))));
        assertThat(scorecard.contestants().getFirst().curves()).containsExactly(expected, expected);
    }

    @Test
    @Timeout(60)
    void itCanBeInterruptedAndLeavesNothingAtWork() throws Exception {
        Waiting waiting = new Waiting();
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread running = Thread.ofPlatform().start(() -> {
            try {
                validation(2, waiting).run(TRACES, List.of());
            } catch (InterruptedException expected) {
                ended.set(expected);
            }
        });
        waiting.begun.await();

        running.interrupt();
        running.join();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(waiting.closed).isTrue();
    }

    private static Validation validation(int threads, Contestant... contestants) {
        List<CostProfile> shipped = CostProfiles.shipped();
        return new Validation(List.of(contestants), shipped.getFirst(), shipped, threads, ValidationListener.NONE);
    }

    /** What depends on the machine taken out. */
    static Scorecard withoutTimes(Scorecard scorecard) {
        List<ContestantCard> cards = scorecard.contestants()
                .stream()
                .map(card -> new ContestantCard(card.name(), card.origin(),
                        card.results().stream().map(ValidationTest::withoutCost).toList(), card.confusion(),
                        card.patterns(), card.delays(), card.serviceHours(), card.falseAlarms(), card.retractions(), 0,
                        card.curves(), card.scores()))
                .toList();
        return new Scorecard(scorecard.profile(), cards, scorecard.portraits(), scorecard.troubles(), 0);
    }

    private static TraceResult withoutCost(TraceResult result) {
        return new TraceResult(result.trace(), result.origin(), result.truth(), result.said(), result.mark(),
                result.secondsToDetect(), result.secondsAfterEvidence(), result.leakedAtDetection(),
                result.falseAlarms(), result.retractions(), result.seconds(), result.observations(), 0,
                result.failure());
    }

    /** A contestant that takes for ever to answer. */
    private static final class Waiting implements Contestant {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public String origin() {
            return "written down";
        }

        @Override
        public Attempt attempt(TraceHeader header) {
            return new Attempt() {
                @Override
                public List<Said> observe(Observation observation) throws InterruptedException {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return List.of();
                }

                @Override
                public void close() {
                    closed.set(true);
                }
            };
        }
    }
}
