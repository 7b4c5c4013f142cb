package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.closewait.cli.web.Browser.Hearing;
import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page's server, spoken to as browsers speak: ours, and those that others have led here. */
class LearnServerTest {
    /** Two may have something running; nobody is forgotten, however long a test takes until it listens. */
    private static final Bounds SMALL = bounds(Duration.ofMinutes(5));
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LearnServer server;

    @BeforeEach
    void serve() throws IOException {
        server = LearnServer.open(0, SMALL, Settings.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

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
    void aLessonIsHeardToItsEndAndHolds() throws Exception {
        try (Browser browser = new Browser(server.url()); Hearing hearing = browser.hear(0)) {
            assertThat(browser.begin("{\"lesson\": \"passive-close\"}").statusCode()).isEqualTo(202);
            List<JsonNode> heard = heardThrough(browser, hearing);

            assertThat(heard.getFirst().path("kind").asString()).isEqualTo("lesson");
            JsonNode closed = heard.stream()
                    .filter(event -> event.path("title").asString("").equals("The client closes its half")
                            && Hearing.kind(event).equals("taken"))
                    .findFirst()
                    .orElseThrow();
            assertThat(closed.path("after").valueStream().map(end -> end.path("state").asString()))
                    .containsExactly("LISTEN", "FIN_WAIT_2", "CLOSE_WAIT");
            JsonNode ended = heard.get(heard.size() - 2);
            assertThat(ended.path("event").asString()).isEqualTo("ended");
            assertThat(ended.path("holds").asBoolean()).isTrue();
            assertThat(heard.getLast().path("why").asString()).isEqualTo("ended");

            try (Hearing again = browser.hear(0); Hearing rest = browser.hear(hearing.lastId() - 1)) {
                assertThat(again.upTo("over")).as("who comes late hears all of it").isEqualTo(heard);
                assertThat(rest.next()).as("who was cut off hears the rest").isEqualTo(heard.getLast());
            }
        }
    }

    @Test
    void whoStartsItWithPatienceHasPatientLessons() throws Exception {
        Settings patient = new Settings(Settings.DEFAULT.deadline(), true);
        try (LearnServer other = LearnServer.open(0, SMALL, patient);
                Browser browser = new Browser(other.url());
                Hearing hearing = browser.hear(0)) {
            browser.begin("{\"lesson\": \"orphans\"}");
            hearing.upTo("announced");
            browser.order("{\"run\": 1, \"go\": 1}");
            JsonNode closes = hearing.upTo("announced").getLast();
            assertThat(closes.path("title").asString()).isEqualTo("The client closes");
            assertThat(closes.path("calls").valueStream().map(call -> call.path("call").asString()))
                    .as("no shorter timeout is set")
                    .singleElement()
                    .asString()
                    .startsWith("close(");
        }
    }

    @Test
    void aStepIsTakenOnceHoweverManyBrowsersGoOn() throws Exception {
        try (Browser browser = new Browser(server.url()); Hearing hearing = browser.hear(0)) {
            browser.begin("{\"lesson\": \"passive-close\"}");
            hearing.upTo("announced");
            for (int i = 0; i < 3; i++) {
                browser.order("{\"run\": 1, \"go\": 1}");
            }
            assertThat(hearing.upTo("announced").getLast().path("step").asInt()).isEqualTo(2);
            assertThat(browser.order("{\"run\": 7, \"go\": 2}").statusCode()).as("not what runs").isEqualTo(409);
            browser.order("{\"run\": 1, \"go\": 2}");
            assertThat(hearing.upTo("announced").getLast().path("step").asInt()).isEqualTo(3);
        }
    }

    @Test
    void whoLeavesEndsWhatRanForThem() throws Exception {
        try (LearnServer forgetful = LearnServer.open(0, bounds(Duration.ofSeconds(2)), Settings.DEFAULT);
                Browser browser = new Browser(forgetful.url())) {
            try (Hearing hearing = browser.hear(0)) {
                browser.begin("{\"connection\": true}");
                hearing.upTo("possible");
                assertThat(forgetful.playing()).isEqualTo(1);
            }
            await("the run ends", () -> forgetful.playing() == 0);
            await("the visitor is forgotten", () -> status(browser) == NOT_FOUND);
        }
    }

    @Test
    void twoLearnAtOnceAndAThirdIsAskedToWait() throws Exception {
        try (Browser one = new Browser(server.url());
                Browser two = new Browser(server.url());
                Browser three = new Browser(server.url());
                Hearing first = one.hear(0);
                Hearing second = two.hear(0);
                Hearing third = three.hear(0)) {
            one.begin("{\"lesson\": \"passive-close\"}");
            first.upTo("announced");
            two.begin("{\"connection\": true}");
            second.upTo("possible");

            HttpResponse<String> refused = three.begin("{\"connection\": true}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("at most 2 visitors may have something running");

            two.order("{\"run\": 1, \"call\": \"fin\"}");
            JsonNode fin = second.upTo("taken").getLast();
            assertThat(fin.at("/after/2/state").asString()).isEqualTo("CLOSE_WAIT");
            two.order("{\"run\": 1, \"call\": \"close\"}");
            JsonNode close = second.upTo("taken").getLast();
            assertThat(close.path("transitions").valueStream().map(each -> each.path("to").asString()))
                    .containsExactlyInAnyOrder("LAST_ACK", "CLOSED", "TIME_WAIT");
            second.upTo("over");

            assertThat(three.begin("{\"connection\": true}").statusCode()).as("there is room again").isEqualTo(202);
            third.upTo("possible");
            one.order("{\"run\": 1, \"go\": 1}");
            assertThat(first.upTo("taken").getLast().path("holds").asBoolean()).isTrue();
        }
    }

    @Test
    void whatIsBegunNextEndsWhatRan() throws Exception {
        try (Browser browser = new Browser(server.url()); Hearing hearing = browser.hear(0)) {
            browser.begin("{\"lesson\": \"1\"}");
            hearing.upTo("announced");
            browser.begin("{\"connection\": true}");
            assertThat(hearing.upTo("over").getLast().path("why").asString()).isEqualTo("replaced");
            assertThat(hearing.upTo("possible").getFirst().path("run").asInt()).isEqualTo(2);
            assertThat(server.playing()).isEqualTo(1);
        }
    }

    @Test
    void bytesThatNobodyReadMakeItAReset() throws Exception {
        try (Browser browser = new Browser(server.url()); Hearing hearing = browser.hear(0)) {
            browser.begin("{\"connection\": true}");
            hearing.upTo("possible");
            for (String call : List.of("send", "fin", "close")) {
                browser.order("{\"run\": 1, \"call\": \"" + call + "\"}");
            }
            hearing.upTo("taken");
            hearing.upTo("taken");
            JsonNode close = hearing.upTo("taken").getLast();
            assertThat(close.at("/segments/0/kind").asString()).isEqualTo("RST");
            assertThat(close.path("transitions")
                    .valueStream()
                    .map(each -> each.path("endpoint").asString() + " "
                            + each.path("from").asString() + " " + each.path("to").asString()))
                    .containsExactlyInAnyOrder("client FIN_WAIT_2 CLOSED", "server CLOSE_WAIT CLOSED");
        }
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

    /** @param grace how long one is kept who has left */
    private static Bounds bounds(Duration grace) {
        return new Bounds(24, 4, 2, grace, Duration.ofMinutes(1), Duration.ofSeconds(2));
    }

    /** What an order comes to: a conflict while there is nothing to order, and then no such visitor. */
    private static int status(Browser browser) {
        try {
            return browser.order("{\"run\": 1}").statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<JsonNode> heardThrough(Browser browser, Hearing hearing)
            throws IOException, InterruptedException {
        List<JsonNode> heard = new ArrayList<>();
        do {
            heard.add(hearing.next());
            if (Hearing.kind(heard.getLast()).equals("announced")) {
                browser.order("{\"run\": 1, \"go\": " + heard.getLast().path("step").asInt() + "}");
            }
        } while (!Hearing.kind(heard.getLast()).equals("over"));
        return heard;
    }

    /** The first line of the answer to a request as it stands; nothing when the connection is cut off. */
    private String raw(String request) {
        int port = URI.create(server.origin()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(request.replace("PORT", Integer.toString(port)).getBytes(StandardCharsets.UTF_8));
            String line = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException cutOff) {
            return "";
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            Thread.sleep(5);
        }
    }
}
