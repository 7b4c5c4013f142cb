package dev.closewait.cli.output;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Recap;
import dev.closewait.lessons.event.SeenState;
import dev.closewait.lessons.event.SeenStates;
import dev.closewait.lessons.event.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A lesson as lines of text, for where nothing can be drawn. */
public final class LessonText {
    private static final String INDENT = "   ";

    private final Paragraphs text;
    private final Style style;
    private final StepText steps;
    /** What cannot be had here is said once, however many lessons there are. */
    private boolean noted;

    /** @param asks whether each step waits for somebody, who can say what will come */
    public LessonText(Terminal terminal, boolean asks) {
        text = new Paragraphs(terminal);
        style = text.style();
        steps = new StepText(text, asks);
    }

    public void print(LessonEvent event) {
        switch (event) {
            case LessonEvent.Begun begun -> begun(begun);
            case LessonEvent.Announced announced -> steps.announced(announced);
            case LessonEvent.Taken(Step step) -> steps.taken(step);
            case LessonEvent.Ended ended -> ended(ended);
        }
        text.flush();
    }

    /** Of the step that was announced last. */
    public StepText step() {
        return steps;
    }

    private void begun(LessonEvent.Begun begun) {
        text.line(style.boldly("Lesson " + begun.number() + ". " + begun.title()));
        text.wrapped("", begun.story());
        text.wrapped("watched", begun.instruments()
                .stream()
                .filter(Instrument::works)
                .map(each -> each.name() + ": " + each.says())
                .collect(Collectors.joining("; ")));
        if (!noted) {
            begun.missing().forEach(each -> text.wrapped("note", note(each)));
        }
        noted |= !begun.missing().isEmpty();
        begun.terms().forEach(term -> text.wrapped("word", term.word() + ": " + term.means()));
    }

    /** What an instrument would add, calmly: nothing is wrong without it. */
    public static String note(Instrument missing) {
        return "nothing depends on the " + missing.name() + ", which cannot be had here (" + missing.says() + ")";
    }

    private void ended(LessonEvent.Ended ended) {
        text.line("");
        text.line("Lesson " + ended.number() + ": " + (ended.holds()
                ? style.good("every step held")
                : style.bad(ended.differing() + (ended.differing() == 1 ? " step differs" : " steps differ")
                        + (ended.complete() ? "" : "; the rest builds on it, and is left out"))));
        recap(ended.recap());
        text.line("");
    }

    private void recap(Recap recap) {
        if (!recap.states().isEmpty()) {
            text.wrapped("seen", recap.seen());
        }
        text.wrapped("remember", recap.remember());
        recap.next().ifPresent(next -> text.wrapped("next", next(next)));
    }

    /** What comes after a lesson, and the command that begins it. */
    public static String next(Recap.Next next) {
        return "closewait learn " + next.number() + ": " + next.title();
    }

    /** Which states were seen, and where first. */
    public void closingTable(SeenStates states) {
        text.line(style.bold("States read from the kernel"));
        for (SeenState seen : states.seen()) {
            text.line(INDENT + String.format(Locale.ROOT, "%-13s lesson %d, step %-2d  %-9s %s", seen.state(),
                    seen.lesson(), seen.step(), seen.endpoint(), seen.call()));
        }
        List<TcpState> unseen = states.unseen();
        text.line(unseen.isEmpty()
                ? "All eleven states were seen."
                : "Not seen: " + unseen.stream().map(Enum::name).collect(Collectors.joining(", ")));
        text.flush();
    }
}
