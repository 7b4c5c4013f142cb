package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the page, and who may act: browsers that have its URL, and no site that others have led them to. */
class PageGuardTest extends ServedPage {
    @Test
    void servesAPageThatMayLoadNothingFromElsewhere() throws Exception {
        try (Browser browser = new Browser(server.url())) {
            for (Page page : Page.values()) {
                assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).as(page + " is self-contained")
                        .doesNotContainPattern("(src|href)=\"https?:|import .* from '(?!\\./)|url\\((?!#)|innerHTML");
            }
            HttpResponse<String> page = browser.client().send(browser.request("/").build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';");
            assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(page.body()).contains("<h1>closewait learn");
        }
    }

    /** A name of another's own that points here, another port, two of them. */
    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example:PORT", "Host: localhost:PORT", "Host: 127.0.0.1:1",
        "Host: 127.0.0.1:PORT\r\nHost: evil.example", "X-Nothing: x"})
    void refusesAnotherHost(String header) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\n" + header + "\r\n\r\n")).startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example, TOKEN, 403", "null, TOKEN, 403", ", TOKEN, 403", "http://127.0.0.1:1, TOKEN, 403",
        "OURS, , 403", "OURS, guessed, 403", "OURS, TOKEN, 201"})
    void onlyOurOwnPageWithTheTokenMayAct(String origin, String token, int status) throws Exception {
        StringBuilder request = new StringBuilder(
                "POST /visitors HTTP/1.1\r\nContent-Length: 2\r\nHost: 127.0.0.1:PORT\r\n");
        if (origin != null) {
            request.append("Origin: ").append(origin.replace("OURS", server.origin())).append("\r\n");
        }
        if (token != null) {
            String ours = server.url().substring(server.url().indexOf("token=") + "token=".length());
            request.append(Guard.TOKEN_HEADER).append(": ").append(token.replace("TOKEN", ours)).append("\r\n");
        }
        assertThat(raw(request + "\r\n{}")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void aPageOfAnotherSiteMayNotListenEither() throws Exception {
        assertThat(raw("GET /course HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @CsvSource({"GET, /visitors, 404", "GET, /visitors/x/begin, 404", "GET, /visitors/x/events, 404",
        "PUT, /visitors, 405",
        "OPTIONS, /visitors, 405", "POST, /visitors/x/begin, 404", "GET, /../secret, 404"})
    void whatIsNotToBeDoneIsRefused(String method, String path, int status) throws Exception {
        try (Browser browser = new Browser(server.url())) {
            HttpResponse<String> answer = browser.client()
                    .send(browser.request(path)
                            .header("Origin", server.origin())
                            .header(Guard.TOKEN_HEADER, server.url().substring(server.url().indexOf("token=") + 6))
                            .method(method, BodyPublishers.ofString("{}"))
                            .build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("Exception").isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"lesson\": \"99\"} | 404", "{\"pattern\": \"rare-leak\"} | 404", "{} | 400",
        "[] | 400", "{ | 400", "{\"lesson\": 2, \"x\": LONG} | 413"})
    void whatCannotBeBegunIsSaidToBeSo(String body, int status) throws Exception {
        try (Browser browser = new Browser(server.url())) {
            HttpResponse<String> answer = browser.begin(body.replace("LONG", "1".repeat(5000)));
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        assertThat(server.playing()).isZero();
    }

    @Test
    void tooManyConnectionsAreCutOff() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < SMALL.connections(); i++) {
                held.add(new Socket(InetAddress.getLoopbackAddress(), URI.create(server.origin()).getPort()));
            }
            await("one more is cut off", () -> raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n").isEmpty());
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        await("there is room again",
                () -> raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n").startsWith("HTTP/1.1 200"));
    }
}
