package dev.closewait.lessons.page;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.SeenState;
import dev.closewait.lessons.event.SeenStates;
import dev.closewait.lessons.plan.Lesson;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** docs/learn/README.md: the lessons in order, where each of the eleven states is seen, and what the words mean. */
final class CourseIndex {
    /** Words that one reads in a minute, with figures to look at and questions to think of. */
    private static final int WORDS_A_MINUTE = 120;
    /** Tables, figures, lists of transitions, and what is folded away: they are looked at, not read. */
    private static final Pattern NOT_READ = Pattern.compile("(?m)^```[^`]*```$|^(\\||!\\[|- |[0-9]+\\. |<).*$");

    private final StringBuilder page = new StringBuilder();

    private CourseIndex() {}

    /**
     * The page.
     *
     * @param pages the lessons' pages
     * @param quick runs of the lessons that put no server under load
     */
    static String of(List<Lesson> lessons, Map<Lesson, String> pages, Map<Lesson, List<LessonEvent>> quick) {
        CourseIndex index = new CourseIndex();
        index.intro();
        index.lessons(lessons, pages);
        index.states(quick.values());
        index.glossary(lessons);
        return index.page.toString();
    }

    private void intro() {
        line("# Learn the TCP close states");
        line("");
        line("""
                Ten lessons on real sockets: each step makes a call, reads both endpoints from the kernel, and says why they are \
                where they are. `./closewait learn` runs them on your machine, without root and on loopback only; `./closewait \
                learn 2` runs one. These pages are made of such a run by `lessons/pages`, so what they show is what a kernel \
                answered. The first three are the core: after them you know why CLOSE_WAIT is the application's debt, and why \
                TIME_WAIT is no bug. [Exercises](exercises.md), with answers, are for a class; the [glossary](#glossary) is at the end.""");
    }

    private void lessons(List<Lesson> lessons, Map<Lesson, String> pages) {
        line("");
        line("| lesson | what happens | to read |");
        line("|---|---|--:|");
        int all = 0;
        for (Lesson lesson : lessons) {
            int minutes = minutes(pages.getOrDefault(lesson, ""));
            all += minutes;
            line("| " + lesson.number() + ". [" + lesson.title() + "](" + LessonPage.file(lesson) + ") | "
                    + lesson.story()
                    + " | " + minutes + " min |");
        }
        line("| | all of it | " + all + " min |");
    }

    private static int minutes(String page) {
        int words = NOT_READ.matcher(page).replaceAll("").split("\\s+", -1).length;
        return Math.max(1, Math.round((float) words / WORDS_A_MINUTE));
    }

    private void states(Iterable<List<LessonEvent>> runs) {
        SeenStates states = new SeenStates();
        runs.forEach(run -> run.forEach(states::take));
        line("");
        line("## All eleven states");
        line("");
        line("Each was read from the kernel, at the step where it stands first:");
        line("");
        line("| state | lesson | step | side | call |");
        line("|---|--:|--:|---|---|");
        for (SeenState seen : states.seen()) {
            line("| " + seen.state() + " | " + seen.lesson() + " | " + seen.step() + " | " + seen.endpoint() + " | "
                    + (seen.call().isEmpty() ? "none: a timer" : "`" + seen.call() + "`") + " |");
        }
        states.unseen().forEach(state -> line("| " + state + " | not seen | | | |"));
    }

    private void glossary(List<Lesson> lessons) {
        line("");
        line("## Glossary");
        line("");
        line("The states themselves:");
        line("");
        for (TcpState state : TcpState.values()) {
            line("- **" + state + "**: " + state.meaning());
        }
        line("");
        line("And the words that the lessons use, each with the lesson that needs it first:");
        line("");
        for (Lesson lesson : lessons) {
            lesson.terms()
                    .forEach(term -> line("- **" + term.word() + "**: " + term.means() + " ([lesson "
                            + lesson.number() + "](" + LessonPage.file(lesson) + "))"));
        }
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
