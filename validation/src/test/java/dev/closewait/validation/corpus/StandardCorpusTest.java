package dev.closewait.validation.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.stream.BadLineException;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.trace.Label;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.simulation.Specimen;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The standard simulated corpus")
class StandardCorpusTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int SOME = 100;

    /** One trace, looked at by the survival detector. */
    private record Seen(String name, Label label, long looks, long sockets, Pattern said, boolean neverWasSaid,
            int lastCookies) {}

    @Test
    void hasAsManyTracesOfEachPatternAndEveryKind() {
        List<String> names = StandardCorpus.traces().stream().map(TraceSource::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("sim-[a-z-]+-\\d{4}"));
        Map<Pattern, Long> counts = names.stream().collect(groupingBy(name -> kind(name).pattern(), counting()));
        assertThat(counts).hasSize(Pattern.values().length);
        assertThat(new HashSet<>(counts.values())).hasSize(1);
        assertThat(names.stream().map(StandardCorpusTest::kind)).contains(Specimen.values());
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void isLabelledWithWhatHappensAndTellsTheSurvivalDetectorEnough(Pattern pattern) throws Exception {
        for (TraceSource source : StandardCorpus.traces()) {
            if (kind(source.name()).pattern() == pattern) {
                Seen seen = watch(source, ALL);
                assertThat(seen.label.pattern()).as(seen.name).isEqualTo(pattern);
                assertThat(seen.label.sinceNanos()).isLessThan(seen.label.untilNanos());
                assertThat(seen.label.leakedNanos()).isSorted();
                assertThat(seen.label.leakedNanos().isEmpty()).isEqualTo(pattern != Pattern.LEAK);
                assertThat(seen.label.allows(seen.said)).as("%s: said %s", seen.name, seen.said).isTrue();
                assertThat(seen.neverWasSaid).as(seen.name).isFalse();
            }
        }
    }

    @Test
    void isTheSameEachTimeItIsOpened() throws Exception {
        for (Specimen kind : Specimen.values()) {
            Seen once = watch(kind.trace(3), SOME);
            assertThat(watch(kind.trace(3), SOME)).isEqualTo(once);
            assertThat(watch(kind.trace(4), SOME).lastCookies).isNotEqualTo(once.lastCookies);
        }
    }

    @Test
    void getsHarderFromStageToStage() throws Exception {
        for (Sweep sweep : StandardCorpus.sweeps()) {
            assertThat(sweep.stages().stream().map(Sweep.Stage::at).toList()).isSorted();
            double earlierAt = 0;
            double earlier = Double.POSITIVE_INFINITY;
            for (Sweep.Stage stage : sweep.stages()) {
                Seen seen = watch(stage.traces().getFirst(), ALL);
                assertThat(seen.label.pattern()).isEqualTo(Pattern.LEAK);
                double rate = sweep.unit().equals("s")
                        ? seen.looks
                        : seen.label.leakedNanos().size()
                                / (double) (seen.label.untilNanos() - seen.label.sinceNanos());
                assertThat(rate).as("%s %s after %s", sweep.name(), stage.at(), earlierAt).isLessThan(earlier);
                earlier = rate;
                earlierAt = stage.at();
            }
        }
    }

    private static Specimen kind(String name) {
        String kind = name.substring("sim-".length(), name.length() - "-0000".length());
        return Specimen.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Seen watch(TraceSource source, int most) throws IOException, BadLineException {
        SurvivalDetector detector = new SurvivalDetector();
        long looks = 0;
        long sockets = 0;
        int cookies = 0;
        Set<Pattern> said = new HashSet<>();
        try (Trace trace = source.open()) {
            for (Optional<Observation> next = trace.next(); next.isPresent() && looks < most; next = trace.next()) {
                Observation look = next.get();
                detector.observe(look);
                looks++;
                sockets += look.closeWait().size();
                for (int row = 0; row < look.closeWait().size(); row++) {
                    cookies = 31 * cookies + Long.hashCode(look.closeWait().cookie(row) * look.nanos());
                }
                Arrays.stream(Pattern.values()).filter(detector::says).forEach(said::add);
            }
            Label label = trace.header().label().orElseThrow();
            Pattern last = detector.diagnoses()
                    .stream()
                    .findFirst()
                    .map(diagnosis -> diagnosis.pattern())
                    .orElse(Pattern.HEALTHY);
            return new Seen(source.name(), label, looks, sockets, last,
                    label.never().stream().anyMatch(said::contains), cookies);
        }
    }
}
