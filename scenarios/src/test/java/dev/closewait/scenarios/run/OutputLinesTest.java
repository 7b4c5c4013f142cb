package dev.closewait.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutputLinesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int MANY = 100_000;

    @Test
    void whoKeepsTheLastKeepsNoOther() throws Exception {
        try (OutputLines lines = OutputLines.lastOf(stream("GET /\r\n".repeat(MANY) + "out of luck"), "access log")) {
            lines.awaitEnd(DEADLINE);
            assertThat(lines.last(2)).containsExactly("GET /", "out of luck");
            assertThat(lines.next(0)).as("the first line, for whom nobody waits").isEmpty();
            assertThat(lines.ended()).isTrue();
        }
    }

    @Test
    void ofALineWithoutEndTheBeginningIsKept() throws Exception {
        try (OutputLines lines = OutputLines.of(stream("x".repeat(10 * MANY) + "\n\nend\n"), "one line")) {
            assertThat(lines.next(DEADLINE.toNanos()).orElseThrow().text()).matches("x{1000,100000}");
            assertThat(lines.next(DEADLINE.toNanos()).orElseThrow().text()).isEmpty();
            assertThat(lines.next(DEADLINE.toNanos()).orElseThrow().text()).isEqualTo("end");
            assertThat(lines.next(DEADLINE.toNanos())).isEmpty();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
