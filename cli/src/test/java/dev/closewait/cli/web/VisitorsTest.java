package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.web.Browser.Hearing;
import dev.closewait.cli.web.visit.ConnectionPlay;
import dev.closewait.cli.web.visit.Visitor;
import dev.closewait.cli.web.visit.Visitors;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several who look at the page at once: each has something running, for as long as it is looked at. */
class VisitorsTest extends ServedPage {
    private static final int NOT_FOUND = 404;

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

    /** A request may have found its visitor just before the sweep forgot it. */
    @Test
    void nothingBeginsForWhomIsForgotten() throws Exception {
        try (Visitors forgetful = new Visitors(bounds(Duration.ofMillis(40)))) {
            Visitor visitor = forgetful.admit().orElseThrow();
            await("the visitor is forgotten", () -> forgetful.find(visitor.id()).isEmpty());
            assertThat(forgetful.begin(visitor, new ConnectionPlay())).isEmpty();
            assertThat(visitor.plays()).isFalse();
        }
    }

    @Test
    void nothingBeginsAndNobodyComesOnceAllIsClosed() {
        Visitors visitors = new Visitors(SMALL);
        Visitor visitor = visitors.admit().orElseThrow();
        visitors.close();
        assertThat(visitors.begin(visitor, new ConnectionPlay())).isEmpty();
        assertThat(visitors.admit()).isEmpty();
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

    /** What an order comes to: a conflict while there is nothing to order, and then no such visitor. */
    private static int status(Browser browser) {
        try {
            return browser.order("{\"run\": 1}").statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
