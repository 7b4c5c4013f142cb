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
                    assertThat(transition.path("rfc9293").asString()).matches("3(\\.[0-9]+)+");
                });
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void saysTheSameToPeople() {
        CommandLineRun run = CommandLineRun.of("learn", "2");

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("Lesson 2. The passive close: CLOSE_WAIT and LAST_ACK",
                "Lesson 2: every step held");
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
