package dev.closewait.client.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {
    private static final Report REPORT = new Report(10, 4, 1, 1, new TreeMap<>(Map.of("reset", 3L, "closed-early", 1L)),
            new Latency(1.5, 2, 3, 4.25, 5, 4), 0.125);

    @Test
    void aReportReadsAsItWasWritten() {
        assertThat(REPORT.toJson()).isEqualTo(
                """
                {"version":1,"event":"report","opened":10,"answered":4,"abandoned":1,"refused":1,\
                "failed":{"closed-early":1,"reset":3},\
                "latencyMillis":{"p50":1.5,"p90":2.0,"p99":3.0,"p999":4.25,"max":5.0,"count":4},"behindMillis":0.125}""");
        assertThat(Report.parse(REPORT.toJson())).isEqualTo(REPORT);
    }

    @Test
    void everyEventReadsAsItWasWritten() {
        Event started = new Started(1, "127.0.0.1:80", "churn", "5/s", 8, "500ms", "10s", 9, "/", "nio", 1);
        Event progress = new Progress(1, 2, 3, 4, 5, 6, 7);
        assertThat(EventLines.write(started)).startsWith("{\"version\":1,\"event\":\"started\",")
                .contains("\"for\":\"10s\"");
        assertThat(EventLines.parse(EventLines.write(started))).isEqualTo(started);
        assertThat(EventLines.parse(EventLines.write(progress))).isEqualTo(progress);
    }

    @Test
    void aFieldOfALaterReleaseIsSkipped() {
        assertThat(Report.parse(REPORT.toJson().replace("\"opened\"", "\"later\":1,\"opened\""))).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"version\":1,\"event\":\"nothing\"}",
        "{\"version\":2,\"event\":\"report\"}", "{\"version\":1,\"event\":\"report\",\"opened\":1}"})
    void whatIsNoReportIsSaidNotToBeOne(String line) {
        assertThatThrownBy(() -> Report.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }
}
