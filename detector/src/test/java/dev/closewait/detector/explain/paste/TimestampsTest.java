package dev.closewait.detector.explain.paste;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Sun Nov 22 10:00:05 UTC 2026            | 2026-11-22T10:00:05Z",
        "Sun 22 Nov 2026 10:00:05 AM CET                 | 2026-11-22T10:00:05Z",
        "Sun Nov 22 10:00:05 PM UTC 2026                 | 2026-11-22T22:00:05Z",
        "Sunday, November 22, 2026 12:00:05 AM           | 2026-11-22T00:00:05Z",
        "2026-11-22 10:00:05                             | 2026-11-22T10:00:05Z",
        "2026/11/22 10:00:05.250                         | 2026-11-22T10:00:05.250Z",
        "=== 2026-11-22 10:00:05 ===                     | 2026-11-22T10:00:05Z",
        "2026-11-22T10:00:05Z                            | 2026-11-22T10:00:05Z",
        "2026-11-22T10:00:05,5+01:00                     | 2026-11-22T09:00:05.500Z",
        "2026-11-22T10:00:05                             | 2026-11-22T10:00:05Z",
        "2026-11-22 10:00:05 +0100                       | 2026-11-22T09:00:05Z",
        "2026-11-22 10:00:05 -0500                       | 2026-11-22T15:00:05Z",
        "2026-11-22 10:00:05 -05:00                      | 2026-11-22T15:00:05Z",
        "Sun, 22 Nov 2026 10:00:05 +0100                 | 2026-11-22T09:00:05Z",
        "Sun, 22 Nov 2026 10:00:05 -0500                 | 2026-11-22T15:00:05Z",
        "[Sun, 22 Nov 2026 10:00:05 -0500]               | 2026-11-22T15:00:05Z",
        "Sun, 22 Nov 2026 10:00:05 -0000                 | 2026-11-22T10:00:05Z",
        "Sun Nov 22 10:00:05 -03 2026                    | 2026-11-22T13:00:05Z",
        "--2026-11-22 10:00:05--                         | 2026-11-22T10:00:05Z",
        "-10:00-                                         | 1970-01-01T10:00:00Z",
        "1795341605                                      | 2026-11-22T10:00:05Z",
        "1795341605.123456                               | 2026-11-22T10:00:05Z",
        "1795341605123                                   | 2026-11-22T10:00:05.123Z",
        "[10:00:05]                                      | 1970-01-01T10:00:05Z",
        "Every 2.0s: ss -tn state close-wait  web1: Sun Nov 22 10:00:05 2026 | 2026-11-22T10:00:05Z"})
    void areReadInTheFormsThatPeoplePaste(String line, Instant expected) {
        assertThat(Timestamps.of(Line.of(1, line))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "42", "2026", "22 Nov 2026", "10:00 is when it began", "Nov 31 10:00:00 2026",
        "25:00:00", "tcp 0 0 10.0.0.1:80", "12345678901234567890", "- - -", "2026-11-22T", "T", "+", "State"})
    void isNothingElse(String line) {
        assertThat(Timestamps.of(Line.of(1, line))).isEmpty();
    }
}
