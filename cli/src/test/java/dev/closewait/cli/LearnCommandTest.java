package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.closewait.cli.output.Terminal;
import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.plan.Lesson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearnCommandTest {
    private static final int STATES = 11;

    /** Those whose endpoints are sockets of this process. */
    private static List<String> onSockets() {
        return Course.lessons().stream().filter(lesson -> lesson.number() <= 8).map(Lesson::name).toList();
    }

    /** The test stands still where a line is written: so the sockets do, and ss can look at them. */
    @Test
    void allElevenStatesAreClaimedWithTheirCausesAndSeenBySs() {
        assumeTrue(SocketStatistics.isInstalled(), "ss is not installed");
        List<JsonNode> events = new ArrayList<>();
        List<String> disagreements = new ArrayList<>();
        PrintWriter out = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                JsonNode event = JsonMapper.shared().readTree(line);
                events.add(event);
                disagreements.addAll(SocketStatistics.disagreements(event));
            }
        };
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("learn", "--auto", "--format", "json"));
        arguments.addAll(onSockets());

        int code = Main.run(Terminal.plain(out, new PrintWriter(err)), arguments.toArray(String[]::new));

        assertThat(err.toString()).isEmpty();
        assertThat(disagreements).isEmpty();
        assertThat(events.getLast().path("states")).hasSize(STATES);
        assertThat(events.getLast().path("unseen")).isEmpty();
        assertThat(events.stream().flatMap(event -> event.path("transitions").valueStream())).isNotEmpty()
                .allSatisfy(transition -> {
                    assertThat(transition.path("cause").asString()).isNotBlank();
                    assertThat(transition.path("source").asString()).matches("RFC 9293, 3(\\.[0-9]+)+|tcp\\(7\\), .+");
                });
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    /** What a page is made of beside the steps: what is right, where a paragraph is from, and what is left of a lesson. */
    @Test
    void saysWhatIsRightAndWhatToRemember() {
        List<JsonNode> events = CommandLineRun.of("learn", "4", "5", "--format", "json")
                .out()
                .stream()
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(of(events, "announced"))
                .allSatisfy(event -> assertThat(event.at("/question/right").isMissingNode()).isTrue());
        assertThat(of(events, "taken")).allSatisfy(event -> {
            assertThat(event.at("/question/right").asInt(1)).isBetween(1,
                    Math.max(1, event.at("/question/choices").size()));
            assertThat(event.path("reasons")).isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason.path("source").asString()).isNotBlank());
        }).anySatisfy(event -> assertThat(event.at("/segments/0/leadsTo").asString("")).isEqualTo("CLOSING"));
        assertThat(of(events, "ended")).hasSize(2)
                .allSatisfy(event -> assertThat(event.path("remember").asString()).isNotBlank());
        assertThat(of(events, "ended").getFirst().at("/next/name").asString()).isEqualTo("half-close");
        assertThat(
                of(events, "ended").getFirst().path("states").valueStream().map(seen -> seen.path("state").asString()))
                .contains("CLOSING", "FIN_WAIT_1")
                .doesNotContain("CLOSE_WAIT");
    }

    private static List<JsonNode> of(List<JsonNode> events, String kind) {
        return events.stream().filter(event -> event.path("event").asString("").equals(kind)).toList();
    }

    @Test
    void saysTheSameToPeople() {
        CommandLineRun run = CommandLineRun.of("learn", "2");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("Lesson 2. The passive close: CLOSE_WAIT and LAST_ACK",
                "Lesson 2: every step held", "   segment   none");
        assertThat(run.out()).anyMatch(line -> line.startsWith("   remember  CLOSE_WAIT is the application's debt"))
                .anyMatch(line -> line.startsWith("   next      closewait learn 3: The active close"));
        assertThat(run.out())
                .anyMatch(line -> line.matches("   server :[0-9]+ +ESTABLISHED -> CLOSE_WAIT +Recv-Q 1 +Send-Q 0"));
    }

    @Test
    void listsTheLessons() {
        CommandLineRun run = CommandLineRun.of("learn", "--list");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).hasSameSizeAs(Course.lessons());
        assertThat(run.out().getFirst()).startsWith(" 1  opening ");
    }
}
