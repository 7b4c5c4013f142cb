package dev.closewait.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.output.Terminal;
import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.plan.Settings;
import dev.closewait.lessons.run.LessonRun;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lesson for who types numbers and Enter, and sees lines of text. */
class StepByStepTest {
    private static final String LESSON = "simultaneous-close";
    private static final String PROMPT = "   > 1 to 3 and Enter predicts; Enter alone goes on";

    @Test
    void saysBeforeEnterWhatWillBeCalled() throws Exception {
        List<String> lines = learn("");

        int next = lines.indexOf("   next      shutdown(server, SHUT_WR)");
        assertThat(next).isPositive();
        assertThat(lines.subList(next, next + 3)).containsExactly("   next      shutdown(server, SHUT_WR)", PROMPT,
                "   call      shutdown(server, SHUT_WR) => 0");
    }

    @Test
    void tellsWhoPredictsWhetherThatWasRight() throws Exception {
        assertThat(learn("\n\n\n3\n1\n")).contains("   you said  right: CLOSING", "   you said  not so: the client");
    }

    @Test
    void asksAgainForANumberThatNoChoiceHas() throws Exception {
        List<String> lines = learn("\n\n\n7\n0\n2\n");

        assertThat(lines.stream().filter(PROMPT::equals)).hasSize(4); // thrice for this one, and once for the next
        assertThat(lines).contains("   you said  not so: FIN_WAIT_2");
    }

    @Test
    void takesWhatIsNoNumberForThinkingAloud() throws Exception {
        assertThat(learn("\nhm\n\nCLOSING?\n")).noneMatch(line -> line.contains("you said"))
                .contains("Lesson 4: every step held");
    }

    /** What is printed for who types this, and then no more. */
    private static List<String> learn(String typed) throws Exception {
        StringWriter out = new StringWriter();
        Terminal terminal = Terminal.plain(new PrintWriter(out), new PrintWriter(new StringWriter()));
        EnterKey enter = EnterKey.listen(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        LessonRun.run(Course.find(LESSON).orElseThrow(), Settings.DEFAULT, new StepByStep(terminal, enter));
        return out.toString().lines().toList();
    }
}
