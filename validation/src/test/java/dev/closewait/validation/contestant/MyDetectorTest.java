package dev.closewait.validation.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The example in Python, docs/detectors/my_detector.py")
class MyDetectorTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Said LEAK = new Said(RecordedLooks.PORT, Pattern.LEAK, Set.of());
    private static final Said HEALTHY = new Said(RecordedLooks.PORT, Pattern.HEALTHY, Set.of());

    private final Contestant example = new CommandContestant("python3 ../docs/detectors/my_detector.py",
            new Patience(DEADLINE, DEADLINE));

    @Test
    void findsALeak() throws Exception {
        List<List<Said>> said = RecordedLooks.said(example, RecordedLooks.of("leak"));

        assertThat(said.getFirst()).containsExactly(HEALTHY);
        assertThat(said.getLast()).containsExactly(LEAK);
    }

    @Test
    void doesNotMindItsHealthyTwin() throws Exception {
        assertThat(RecordedLooks.said(example, RecordedLooks.of("healthy"))).isNotEmpty()
                .allMatch(look -> look.equals(List.of(HEALTHY)));
    }
}
