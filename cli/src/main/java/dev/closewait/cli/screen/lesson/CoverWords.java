package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.output.LessonText;
import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Prose;
import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Prediction;
import dev.closewait.lessons.event.Recap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The first page of a lesson and the last: what it is about, and what is left of it. */
final class CoverWords {
    private final int width;
    private final Glyphs glyphs;

    CoverWords(int width, Glyphs glyphs) {
        this.width = width;
        this.glyphs = glyphs;
    }

    /** Groups of lines, which may stand apart. */
    List<List<Line>> first(LessonEvent.Begun begun) {
        List<List<Line>> groups = new ArrayList<>();
        groups.add(prose("", List.of(begun.story())));
        groups.add(legend());
        groups.add(prose("words",
                begun.terms().stream().map(term -> term.word() + ": " + term.means()).toList()));
        groups.add(prose("watched", List.of(begun.instruments()
                .stream()
                .filter(Instrument::works)
                .map(each -> each.name() + ": " + each.says())
                .collect(Collectors.joining("; ")))));
        groups.add(prose("note",
                begun.missing().stream().map(LessonText::note).toList()));
        groups.removeIf(List::isEmpty);
        return groups;
    }

    /** How to read the marks. */
    private static List<Line> legend() {
        return List.of(Line.of("marks", Tint.FAINT)
                .pad(10)
                .add("[C]", Tint.CYAN)
                .add(" client  ")
                .add("[S]", Tint.YELLOW)
                .add(" server  ")
                .add("[L]", Tint.GREEN)
                .add(" listener  ")
                .add("(C)", Tint.CYAN)
                .add(" passed through"));
    }

    /** @param predictions all that were made in the lesson */
    List<List<Line>> last(LessonEvent.Ended ended, Collection<Prediction> predictions) {
        Recap recap = ended.recap();
        List<List<Line>> groups = new ArrayList<>();
        groups.add(List.of(ended.holds()
                ? Line.of("Every step held: the kernel did all that the lesson says.", Tint.GREEN)
                : Line.of(ended.differing() + (ended.differing() == 1 ? " step differs" : " steps differ")
                        + (ended.complete() ? "." : "; the rest builds on it, and is left out."), Tint.RED),
                Line.of("Its sockets are closed.", Tint.PLAIN)));
        groups.add(prose("remember", Tint.MAGENTA, List.of(recap.remember())));
        groups.add(prose("seen", recap.states().isEmpty() ? List.of() : List.of(recap.seen())));
        groups.add(prose("predicted", predictions.isEmpty()
                ? List.of()
                : List.of(predictions.stream().filter(Prediction::right).count() + " right of " + predictions.size())));
        groups.add(prose("next", recap.next().map(LessonText::next).stream().toList()));
        groups.removeIf(List::isEmpty);
        return groups;
    }

    private List<Line> prose(String heading, List<String> sentences) {
        return prose(heading, Tint.FAINT, sentences);
    }

    private List<Line> prose(String heading, Tint tint, List<String> sentences) {
        return Prose.of(heading, tint, sentences.stream().map(glyphs::written).toList(), width);
    }
}
