package dev.closewait.cli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.cli.web.visit.Bounds;
import dev.closewait.lessons.plan.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser: a learner clicks, and reads. Screenshots stay in target/learn, to be looked at. */
class LearnInABrowserTest {
    private static final Path SHOTS = Path.of("target", "learn");
    private static final int ARROW_RIGHT = 39;
    private static final int ARROW_LEFT = 37;
    private static final int ENTER = 13;

    private static Optional<Chromium> chromium = Optional.empty();

    private LearnServer server;

    @BeforeAll
    static void startABrowser() throws IOException, InterruptedException {
        Optional<Path> binary = Chromium.binary();
        if (binary.isEmpty()) {
            System.out.println("closewait: the page is not tested in a browser: there is no chromium on the PATH");
        }
        assumeTrue(binary.isPresent(), "there is no chromium on the PATH");
        chromium = Optional.of(Chromium.start(binary.get()));
    }

    @AfterAll
    static void endTheBrowser() {
        chromium.ifPresent(Chromium::close);
    }

    @BeforeEach
    void serve() throws IOException {
        server = LearnServer.open(0, Bounds.DEFAULT, Settings.DEFAULT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLearnerClicksThroughTheSecondLesson() throws Exception {
        try (BrowserPage page = open(1280, 800)) {
            page.click("nav button[data-name=passive-close]");
            page.awaitText("#step-title", "A connection, to begin with");
            assertThat(state(page, "client")).isEqualTo("CLOSED");

            page.click("#go-on");
            page.await("document.querySelector('[data-end=client] [data-state=ESTABLISHED]')");
            onTo(page, "The client closes its half");
            assertThat(page.text(".question")).contains("CLOSE_WAIT, 1")
                    .doesNotContain("the FIN has a place of its own");
            page.press("1", '1');
            page.await("document.querySelector('.choices li:nth-child(1) button[aria-pressed=true]')");
            page.click(".choices li:nth-child(2) button");
            page.await("document.querySelector('.choices li:nth-child(1) button[aria-pressed=false]')");
            page.click("#go-on");

            page.await("document.querySelector('[data-end=server] [data-state=CLOSE_WAIT]')");
            assertThat(state(page, "client")).isEqualTo("FIN_WAIT_2");
            assertThat(page.text(".answer")).contains("the FIN has a place of its own");
            assertThat(page.text(".said.right")).isEqualTo("You predicted rightly: CLOSE_WAIT, 1.");
            assertThat(page.text("#happens")).contains("You predicted rightly",
                    "server: ESTABLISHED → CLOSE_WAIT, because FIN arrives");
            page.await("document.querySelector('#state-CLOSE_WAIT').classList.contains('lit-server')");
            page.await("document.getAnimations().length === 0");
            page.screenshot(SHOTS.resolve("lesson.png"));

            page.press("ArrowLeft", ARROW_LEFT);
            page.awaitText(".will h4", "Will be called");
            assertThat(state(page, "server")).as("gone back").isEqualTo("ESTABLISHED");
            page.evaluate(
                    "document.querySelector('.side').append(Object.assign(document.createElement('pre'), {tabIndex: 0}))");
            page.evaluate("document.querySelector('.side > pre').focus()");
            page.press("ArrowRight", ARROW_RIGHT);
            assertThat(state(page, "server")).as("what scrolls keeps the keys").isEqualTo("ESTABLISHED");
            page.evaluate("document.querySelector('.side > pre').remove()");
            page.press("ArrowRight", ARROW_RIGHT);
            page.await("document.querySelector('[data-end=server] [data-state=CLOSE_WAIT]')");

            page.reload();
            page.awaitText("#step-title", "The client closes its half");
            assertThat(state(page, "server")).as("who comes late sees the present").isEqualTo("CLOSE_WAIT");
            onTo(page, "The application closes");
            page.click("#go-on");
            page.await("document.querySelector('[data-end=client] [data-state=TIME_WAIT]')");

            page.prefers("prefers-reduced-motion", "reduce");
            page.evaluate("document.querySelector('#go-on').focus()");
            while (!page.text(".lesson").contains("The lesson is over.")) {
                page.press("Enter", ENTER);
            }
            assertThat(page.text(".over")).isEqualTo("The lesson is over. The kernel did all that it says.");
            assertThat(page.text(".remember")).contains("CLOSE_WAIT is the application");
            assertThat(page.text(".seen")).contains("LAST_ACK step");
            page.screenshot(SHOTS.resolve("lesson-ended.png"));
            page.evaluate("document.querySelector('#next-lesson').focus()");
            page.click("#next-lesson");
            page.awaitText(".lesson h2", "3  The active close");
            assertThat(page.evaluate("document.activeElement.id").asString()).isEqualTo("stage");
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void twoWindowsShowTheSameUnlessOneHasGoneBack() throws Exception {
        try (BrowserPage page = open(1280, 800)) {
            page.click("nav button[data-name=passive-close]");
            onTo(page, "The client closes its half");
            try (BrowserPage second = chromium.orElseThrow().open(page.evaluate("location.href").asString())) {
                second.awaitText("#step-title", "The application reads the request");
                page.click("#go-on");
                second.await("document.querySelector('[data-end=server] [data-state=CLOSE_WAIT]')");

                second.press("ArrowLeft", ARROW_LEFT);
                second.awaitText(".will h4", "Will be called");
                onTo(page, "The application closes");
                page.click("#go-on");
                page.await("document.querySelector('[data-end=client] [data-state=TIME_WAIT]')");
                assertThat(state(second, "server")).as("gone back").isEqualTo("ESTABLISHED");
                assertThat(second.troubles()).isEmpty();
            }
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void theSkipLinkKeepsTheUrlAndAPastedOneBeginsAnew() throws Exception {
        try (BrowserPage page = open(1280, 800)) {
            page.click("nav button[data-name=passive-close]");
            page.awaitText("#step-title", "A connection, to begin with");
            page.click(".skip");
            page.await("location.hash.includes('token=')");
            page.reload();
            page.awaitText("#step-title", "A connection, to begin with");

            String fragment = server.url().substring(server.url().indexOf('#'));
            page.evaluate("window.before = true; location.hash = '" + fragment + "'");
            page.await("!window.before && location.hash.includes('visitor=')");
            page.awaitText("#view", "Choose a lesson");
            page.click("nav button[data-name=connection]");
            page.awaitText(".connection h2", "Your own connection");
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void whatCouldNotBeDoneCanBeTriedAgain() throws Exception {
        try (BrowserPage page = chromium.orElseThrow().open("about:blank#")) {
            page.first("window.reach = window.fetch; "
                    + "window.fetch = (path, how) => path === 'course' ? reach(path, how) : Promise.reject(new Error('cut'))");
            page.go(server.url());
            page.awaitText("#link", "The command does not answer");
            page.evaluate("window.fetch = window.reach");
            page.click("nav button[data-name=passive-close]");
            page.awaitText("#step-title", "A connection, to begin with");

            page.evaluate("window.fetch = () => Promise.reject(new Error('cut'))");
            page.click("#go-on");
            page.awaitText("#link", "The command does not answer");
            page.evaluate("window.fetch = window.reach");
            page.click("#go-on");
            page.await("document.querySelector('[data-end=client] [data-state=ESTABLISHED]')");
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void aLessonThatIsStoppedSaysSoAndIsLeft() throws Exception {
        try (BrowserPage page = open(1280, 800)) {
            page.click("nav button[data-name=passive-close]");
            onTo(page, "The client closes its half");
            page.click(".lesson .controls button:last-child");
            page.awaitText(".over", "The lesson was ended early: it was stopped.");

            page.click(".lesson .controls button:first-child");
            page.awaitText("#step-title", "The client closes its half");
            assertThat(page.text("#go-on")).isEqualTo("Finish ▶");
            page.click("#go-on");
            page.awaitText(".over", "it was stopped.");
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void itFitsAPhoneInTheDark() throws Exception {
        try (BrowserPage page = open(390, 844)) {
            page.prefers("prefers-color-scheme", "dark");
            page.click("summary");
            page.click("nav button[data-name=passive-close]");
            onTo(page, "The client closes its half");
            page.click("#go-on");
            page.await("document.querySelector('[data-end=server] [data-state=CLOSE_WAIT]')");
            page.await("document.getAnimations().length === 0");
            page.screenshot(SHOTS.resolve("phone.png"));
            page.evaluate("document.querySelector('.lesson').scrollIntoView()");
            page.screenshot(SHOTS.resolve("phone-below.png"));

            assertThat(page.evaluate("document.documentElement.scrollWidth").asInt()).as("nothing to scroll sideways")
                    .isLessThanOrEqualTo(390);
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void aLearnerLetsTheApplicationClose() throws Exception {
        try (BrowserPage page = open(1280, 800)) {
            page.click("nav button[data-name=connection]");
            page.click("#call-fin");
            page.await("document.querySelector('[data-end=server] [data-state=CLOSE_WAIT]')");
            page.awaitText(".connection .big", "that server is in CLOSE_WAIT");
            page.click("#call-receive");
            page.awaitText(".calls", "recv(server, 1) = 0");
            assertThat(state(page, "server")).as("only close() leads out").isEqualTo("CLOSE_WAIT");
            page.screenshot(SHOTS.resolve("connection.png"));

            page.click("#call-close");
            page.awaitText(".over", "Both ends are closed.");
            assertThat(state(page, "server")).isEqualTo("CLOSED");
            assertThat(state(page, "client")).isEqualTo("TIME_WAIT");
            assertThat(page.troubles()).isEmpty();
        }
    }

    @Test
    void aLearnerInjectsALeakIntoFastChurnAndItStaysWhenTheFaultIsGone() throws Exception {
        try (BrowserPage page = open(1280, 800)) {
            page.click("nav button[data-name=fast-churn]");
            page.await("Number(document.querySelector('#close-wait')?.textContent) > 5");
            page.await("document.querySelectorAll('.square').length > 5");
            page.evaluate("[...document.querySelectorAll('.fault')]"
                    + ".find(each => each.textContent === 'exception-skips-close').id = 'leak'");
            page.click("#leak");
            page.await("document.querySelector('#leak[aria-pressed=true]')");
            page.awaitText(".diagnosis", "LEAK");
            page.screenshot(SHOTS.resolve("pattern.png"));

            page.click("#leak");
            page.await("document.querySelector('#leak[aria-pressed=false]')");
            page.awaitText(".diagnosis", "LEAK");
            page.evaluate("document.querySelectorAll('.fault[aria-pressed=false]').forEach(each => each.click())");
            page.await("document.querySelectorAll('.fault[aria-pressed=false]').length === 0");
            page.click(".pattern .controls button:not(.fault)");
            page.awaitText(".pattern", "Ended early.");
            assertThat(server.playing()).isZero();
            assertThat(page.troubles()).isEmpty();
        }
    }

    private BrowserPage open(int width, int height) throws IOException, InterruptedException {
        BrowserPage page = chromium.orElseThrow().open("about:blank#");
        page.size(width, height, width < 600);
        page.go(server.url());
        return page;
    }

    private static String state(BrowserPage page, String end) throws InterruptedException {
        return page.evaluate("document.querySelector('[data-end=" + end + "] [data-state]')?.dataset.state ?? ''")
                .asString();
    }

    /** Goes on until a step is announced. */
    private static void onTo(BrowserPage page, String title) throws InterruptedException {
        String there = "document.querySelector('#step-title')?.textContent === '" + title
                + "' && document.querySelector('.will h4').textContent === 'Will be called'";
        while (!page.evaluate(there).asBoolean()) {
            page.click("#go-on");
        }
    }
}
