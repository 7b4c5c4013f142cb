package dev.closewait.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"250us, PT0.00025S", "20ms, PT0.02S", "90s, PT1M30S", "2m, PT2M", "1h, PT1H", "3d, PT72H", "0s, PT0S"})
    void whatIsReadIsWrittenTheSame(String text, Duration meaning) {
        assertThat(Durations.parse(text)).contains(meaning);
        assertThat(Durations.text(meaning)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "ms", "20 ms", "-1s", "1.5s", "20days", "999999999999999h"})
    void whatIsNoDurationIsNamed(String text) {
        assertThat(Durations.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.require(text))
                .withMessage("'" + text + "': expected a duration such as 250us, 20ms, 5s, 2m or 3d");
    }
}
