package dev.closewait.detector.explain.paste;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastedEndpointTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"10.0.0.1:80, 10.0.0.1, 80", "[::1]:80, ::1, 80", "::1:80, ::1, 80",
        "[::ffff:10.0.0.1]:80, 10.0.0.1, 80", "::ffff:10.0.0.1:80, 10.0.0.1, 80", "[FE80:0::1%eth0]:80, fe80::1, 80",
        "[fe80::1]%eth0:80, fe80::1, 80", "web1.example.:http, web1.example., http", "*:80, *, 80", ":::80, ::, 80",
        "0.0.0.0:*, 0.0.0.0, ''", "web1, web1, ''", "[2001:db8::1], 2001:db8::1, ''", "2001:db8:85a3:8d3:131:80, "
                + "2001:db8:85a3:8d3:131, 80"})
    void isReadInAnyNotation(String text, String host, String port) {
        assertThat(PastedEndpoint.of(text)).isEqualTo(new PastedEndpoint(host, port));
    }

    @Test
    void ofANameLongerThanAnyTheBeginningIsKept() {
        String longest = "x".repeat(Names.LONGEST);

        assertThat(PastedEndpoint.of(longest + "y:" + longest + "y")).isEqualTo(new PastedEndpoint(longest, longest));
        assertThat(PastedEndpoint.ofDotted(longest + "y." + longest + "y"))
                .isEqualTo(new PastedEndpoint(longest, longest));
        assertThat(PastedEndpoint.of(longest + ":80").host()).isEqualTo(longest);
    }
}
