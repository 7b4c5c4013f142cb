package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LearnServerTest has what others are refused with; this is about the ports that it cannot have. */
class GuardTest {
    private static final String TOKEN = "secret";

    /** Browsers leave out the port that every http URL has. */
    @ParameterizedTest
    @CsvSource({"80, 127.0.0.1", "8080, 127.0.0.1:8080", "443, 127.0.0.1:443"})
    void ourOwnPageMayActOnEveryPort(int port, String authority) {
        assertThatCode(() -> new Guard("127.0.0.1", port, TOKEN).mayAct(headers(authority))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"80, 127.0.0.1:8080", "80, evil.example", "8080, 127.0.0.1"})
    void nobodyElseMay(int port, String authority) {
        assertThatThrownBy(() -> new Guard("127.0.0.1", port, TOKEN).mayAct(headers(authority)))
                .isInstanceOf(Refusal.class);
    }

    private static HttpHeaders headers(String authority) {
        return new DefaultHttpHeaders().add(HttpHeaderNames.HOST, authority)
                .add(HttpHeaderNames.ORIGIN, "http://" + authority)
                .add(Guard.TOKEN_HEADER, TOKEN);
    }
}
