package dev.closewait.lessons.page;

import dev.closewait.lessons.event.CallMade;
import dev.closewait.lessons.event.EndpointView;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Transition;
import dev.closewait.lessons.plan.Lesson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The page of a lesson, and its figures: a function of what a run of it said. */
final class LessonPage {
    private static final String FIGURES = "figures/";
    private static final String CLOSED = "CLOSED";
    /** The step that most scenes begin with; it is there for who wants to see it. */
    private static final String PREPARES = "A connection, to begin with";

    private final Lesson lesson;
    private final StringBuilder page = new StringBuilder();
    private final SortedMap<String, String> files = new TreeMap<>();

    private LessonPage(Lesson lesson) {
        this.lesson = lesson;
    }

    /** The name of its file. */
    static String file(Lesson lesson) {
        return String.format(Locale.ROOT, "%02d-%s.md", lesson.number(), lesson.name());
    }

    /**
     * The page and its figures.
     *
     * @param events a run of it
     * @return texts by the names of their files
     */
    static SortedMap<String, String> of(Lesson lesson, List<LessonEvent> events) {
        LessonPage made = new LessonPage(lesson);
        made.head();
        Map<String, List<Step>> scenes = new LinkedHashMap<>();
        Runs.steps(events).forEach(step -> scenes.computeIfAbsent(step.scene(), _ -> new ArrayList<>()).add(step));
        int number = 0;
        for (Map.Entry<String, List<Step>> scene : scenes.entrySet()) {
            number++;
            made.scene(number, scene.getKey(), scene.getValue());
        }
        made.files.put(file(lesson), made.page.toString());
        return made.files;
    }

    private void head() {
        line("# Lesson " + lesson.number() + ". " + lesson.title());
        paragraph(lesson.story());
        paragraph("`./closewait learn " + lesson.number()
                + "` takes these steps on your machine. [All lessons](README.md)");
    }

    private void scene(int number, String title, List<Step> steps) {
        paragraph("## " + title);
        if (steps.stream().anyMatch(step -> !step.transitions().isEmpty())) {
            figure(String.format(Locale.ROOT, "%02d-scene-%d.svg", lesson.number(), number),
                    "The state diagram with the way that this scene takes", StateDiagram.of(title, steps));
        }
        steps.forEach(this::step);
    }

    private void step(Step step) {
        paragraph("### " + step.number() + ". " + step.title());
        step.question().ifPresent(this::question);
        boolean known = step.title().equals(PREPARES);
        if (known) {
            paragraph("<details><summary>The handshake, as in lesson 1</summary>");
        }
        calls(step.calls());
        SequenceFigure.of(step)
                .ifPresent(figure -> figure(
                        String.format(Locale.ROOT, "%02d-step-%02d.svg", lesson.number(), step.number()),
                        "What crosses between both ends", figure));
        endpoints(step);
        transitions(step.transitions());
        if (known) {
            paragraph("</details>");
        }
        step.exhibits().forEach(this::exhibit);
        paragraph(step.why() + " *(RFC 9293, section " + step.section() + ")*");
    }

    private void question(Question question) {
        paragraph("**Predict.** " + question.asks());
        if (!question.choices().isEmpty()) {
            line("");
            question.choices().forEach(choice -> line("- " + choice));
        }
        paragraph("<details><summary>Answer</summary>");
        paragraph(question.answer());
        paragraph("</details>");
    }

    private void calls(List<CallMade> calls) {
        if (!calls.isEmpty()) {
            line("");
            line("```c");
            calls.forEach(call -> line(Stable.call(call)));
            line("```");
        }
    }

    private void endpoints(Step step) {
        if (step.after().isEmpty()) {
            return;
        }
        line("");
        line("| endpoint | state before | state after | Recv-Q | Send-Q | a process holds it |");
        line("|---|---|---|--:|--:|---|");
        for (int i = 0; i < step.after().size(); i++) {
            EndpointView before = step.before().get(i);
            EndpointView after = step.after().get(i);
            boolean moved = before.state() != after.state();
            line("| " + after.name() + " | " + before.state() + " | "
                    + (moved ? "**" + after.state() + "**" : after.state())
                    + " | " + queue(after, after.receiveQueue()) + " | " + queue(after, after.sendQueue()) + " | "
                    + (after.descriptor().isPresent() ? "yes" : "no") + " |");
        }
    }

    private static String queue(EndpointView view, int queue) {
        return view.state().name().equals(CLOSED) || queue < 0 ? "" : Integer.toString(queue);
    }

    private void transitions(List<Transition> transitions) {
        if (!transitions.isEmpty()) {
            line("");
            transitions.forEach(
                    each -> line("- " + each.endpoint() + ": " + each.from() + " \u2192 " + each.to() + ", because "
                            + each.cause().says() + " (" + each.cause().section() + ")"));
        }
    }

    private void exhibit(Exhibit exhibit) {
        paragraph(exhibit.title() + ":");
        line("");
        line(Stable.FENCE);
        exhibit.lines().forEach(this::line);
        line(Stable.FENCE_END);
    }

    private void figure(String name, String says, String svg) {
        files.put(FIGURES + name, svg);
        paragraph("![" + says + "](" + FIGURES + name + ")");
    }

    private void paragraph(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
