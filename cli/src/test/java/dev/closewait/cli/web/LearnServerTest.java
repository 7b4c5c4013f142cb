package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.web.Browser.Hearing;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the page is told while something runs: a lesson, and a connection of the visitor's own. */
class LearnServerTest extends ServedPage {
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
}
