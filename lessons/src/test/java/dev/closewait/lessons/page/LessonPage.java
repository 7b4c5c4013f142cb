package dev.closewait.lessons.page;

import dev.closewait.lessons.course.Course;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Recap;
import dev.closewait.lessons.event.Step;
import dev.closewait.lessons.event.Term;
import dev.closewait.lessons.plan.Lesson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of a lesson, and its figures: a function of what a run of it said. */
final class LessonPage {
    private static final String FIGURES = "figures/";

    private final Lesson lesson;
    private final Markdown page = new Markdown();
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
        events.stream()
                .filter(LessonEvent.Ended.class::isInstance)
                .map(ended -> ((LessonEvent.Ended) ended).recap())
                .forEach(made::recap);
        made.files.put(file(lesson), made.page.toString());
        return made.files;
    }

    private void head() {
        page.line("# Lesson " + lesson.number() + ". " + lesson.title());
        page.paragraph(lesson.story());
        page.paragraph("`./closewait learn " + lesson.number()
                + "` takes these steps on your machine. [All lessons](README.md)");
        terms();
    }

    /** Words that are new; who knows them leaves them folded away. */
    private void terms() {
        if (lesson.terms().isEmpty()) {
            return;
        }
        page.folded("Words: " + lesson.terms().stream().map(Term::word).collect(Collectors.joining(", ")), () -> {
            page.line("");
            lesson.terms().forEach(term -> page.line("- **" + term.word() + "**: " + term.means()));
        });
    }

    private void recap(Recap recap) {
        page.paragraph("## To remember");
        page.paragraph("**" + recap.remember() + "**");
        page.paragraph("States that were read from the kernel: " + recap.seen() + ".");
        recap.next()
                .flatMap(next -> Course.find(next.name()))
                .ifPresent(next -> page
                        .paragraph("Next: [lesson " + next.number() + ". " + next.title() + "](" + file(next)
                                + "), or `./closewait learn " + next.number() + "`"));
    }

    private void scene(int number, String title, List<Step> steps) {
        page.paragraph("## " + title);
        if (steps.stream().anyMatch(step -> !step.transitions().isEmpty())) {
            figure(String.format(Locale.ROOT, "%02d-scene-%d.svg", lesson.number(), number),
                    "The state diagram with the way that this scene takes", StateDiagram.of(title, steps));
        }
        steps.forEach(step -> new StepSection(page, step).write(this::sequence));
    }

    /** The figure of a step, where there is one. */
    private void sequence(Step step) {
        SequenceFigure.of(step)
                .ifPresent(figure -> figure(
                        String.format(Locale.ROOT, "%02d-step-%02d.svg", lesson.number(), step.number()),
                        "What crosses between both ends, and the states that it leads them to", figure));
    }

    private void figure(String name, String says, String svg) {
        files.put(FIGURES + name, svg);
        page.paragraph("![" + says + "](" + FIGURES + name + ")");
    }
}
