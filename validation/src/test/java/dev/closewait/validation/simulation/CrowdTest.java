package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.trace.Trace;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A service with as many sockets in CLOSE_WAIT as are wanted")
class CrowdTest {
    private static final int LOOKS = 26;
    /** Sockets come and go at random: of a hundred there are some more or fewer. */
    private static final Percentage GIVE_OR_TAKE = Percentage.withPercentage(35);

    static Stream<Arguments> crowds() {
        return Stream.of(Crowd.values())
                .flatMap(crowd -> IntStream.of(100, 3_000).mapToObj(size -> Arguments.of(crowd, size)));
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void hasThemFromItsLeadOnAndIsWhatItSays(Crowd crowd, int size) throws Exception {
        try (Trace trace = crowd.of(size).open()) {
            long lead = Duration.ofSeconds(crowd.leadSeconds()).toNanos();
            for (int looks = 0; looks < LOOKS;) {
                Observation look = trace.next().orElseThrow();
                if (look.nanos() >= lead) {
                    assertThat(look.closeWait().size()).isCloseTo(size, GIVE_OR_TAKE);
                    looks++;
                }
            }
            assertThat(trace.header().label().orElseThrow().pattern()).isEqualTo(crowd.pattern());
        }
    }
}
