package dev.closewait.detector.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The random baseline")
class RandomDetectorTest {
    private static final int LOOKS = 10_000;

    @Test
    void saysEveryPatternNowAndThen() {
        List<Pattern> changes = changes(of(1_000, 10));

        assertThat(changes).contains(Pattern.values());
        // A lot every 20 s on average, and one in seven is the same again.
        assertThat(changes.size()).isBetween(300, 550);
    }

    @Test
    void saysNothingAtFirst() {
        assertThat(of(1_000, 10).getFirst()).isEmpty();
    }

    @Test
    void saysTheSameOfTheSameAndSomethingElseOfAnother() {
        assertThat(of(1_000, 10)).isEqualTo(of(1_000, 10)).isNotEqualTo(of(1_000, 11));
    }

    /** How often it speaks depends on time, not on how often it is asked. */
    @Test
    void isNoLouderWhenItIsAskedMoreOften() {
        assertThat(changes(of(100, 10)).size()).isBetween(20, 80);
    }

    private static List<Optional<Pattern>> of(long everyMillis, int sockets) {
        Counts service = new Counts("random", everyMillis);
        return Stream.generate(() -> service.next(sockets)).limit(LOOKS).toList();
    }

    private static List<Pattern> changes(List<Optional<Pattern>> said) {
        return Stream.iterate(1, look -> look < said.size(), look -> look + 1)
                .filter(look -> !said.get(look).equals(said.get(look - 1)))
                .map(look -> said.get(look).orElseThrow())
                .toList();
    }
}
