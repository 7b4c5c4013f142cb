package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Prose;
import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.Instrument;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import java.util.ArrayList;
import java.util.List;

/** The page of a lesson at one instant, as a function of what is shown and of the room that there is. */
final class LessonFrame {
    /** In less width than this nothing is laid out anew: lines are cut. */
    private static final int NARROWEST = 40;
    /** In less height than this the words come before the diagram. */
    private static final int LOWEST_WITH_DIAGRAM = 16;
    /** In less height than this there is no room for a line that only looks well. */
    private static final int HIGH = 28;

    private final LessonView view;
    private final int width;
    private final int height;
    private final Glyphs glyphs;

    private LessonFrame(LessonView view, int width, int height, Glyphs glyphs) {
        this.view = view;
        this.width = width;
        this.height = height;
        this.glyphs = glyphs;
    }

    /**
     * Draws it.
     *
     * @param width columns; no line is longer
     * @param height lines; there are no more
     * @param colour whether colours are wanted; marks say the same without them
     */
    static List<String> of(LessonView view, int width, int height, boolean colour, Glyphs glyphs) {
        return new LessonFrame(view, Math.max(NARROWEST, width), height, glyphs).lines()
                .stream()
                .limit(height)
                .map(line -> line.render(width, colour, glyphs))
                .toList();
    }

    /** How far the words of this page can be scrolled in this room. */
    static int overflow(LessonView view, int width, int height, Glyphs glyphs) {
        LessonFrame frame = new LessonFrame(view, Math.max(NARROWEST, width), height, glyphs);
        return frame.words(frame.above().size()).overflow();
    }

    private List<Line> lines() {
        List<Line> lines = above();
        Words words = words(lines.size());
        lines.addAll(words.lines());
        while (lines.size() < height - 1) {
            lines.add(Line.empty());
        }
        lines.add(KeyLine.of(view, words.overflow(), width, glyphs));
        return lines;
    }

    /** What stands above the words. */
    private List<Line> above() {
        List<Line> lines = new ArrayList<>(LessonHeader.of(view, width, glyphs));
        if (height >= HIGH) {
            lines.add(rule());
        }
        if (height >= LOWEST_WITH_DIAGRAM) {
            lines.addAll(diagram());
        }
        if (height >= HIGH) {
            lines.add(Line.empty());
        }
        lines.addAll(new EndpointTable(view, width, glyphs).lines());
        lines.add(rule());
        return lines;
    }

    /** All that there is to say; where that is too much, without what was said on the page before. */
    private Words words(int above) {
        int room = height - above - 1;
        Words all = new Words(groups(true), room, view.scroll(), glyphs);
        return all.overflow() == 0 ? all : new Words(groups(false), room, view.scroll(), glyphs);
    }

    private List<Line> diagram() {
        return width < StateDiagram.NARROWEST
                ? StateList.of(view, width)
                : StateDiagram.of(view, width, glyphs);
    }

    private Line rule() {
        return Line.of(glyphs.rule().repeat(width), Tint.FAINT);
    }

    private List<List<Line>> groups(boolean full) {
        StepWords words = new StepWords(width, glyphs);
        return switch (view.shown()) {
            case LessonEvent.Begun begun -> story(begun);
            case LessonEvent.Announced announced -> words.groups(announced);
            case LessonEvent.Taken(Step step) -> words.groups(step, full);
            case LessonEvent.Ended ended -> List.of(ending(ended));
        };
    }

    private List<List<Line>> story(LessonEvent.Begun begun) {
        List<Line> instruments = new ArrayList<>();
        for (Instrument each : begun.instruments()) {
            instruments.addAll(Prose.of(instruments.isEmpty() ? "watched" : "", Tint.FAINT,
                    List.of(glyphs.written(each.name() + (each.works() ? ": " : ", not here: ") + each.says())),
                    width));
        }
        return List.of(Prose.of("", List.of(glyphs.written(begun.story())), width), instruments, legend());
    }

    /** How to read the marks. */
    private List<Line> legend() {
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

    private static List<Line> ending(LessonEvent.Ended ended) {
        return List.of(ended.holds()
                ? Line.of("Every step held: the kernel did all that the lesson says.", Tint.GREEN)
                : Line.of(ended.differing() + (ended.differing() == 1 ? " step differs" : " steps differ")
                        + (ended.complete() ? "." : "; the rest builds on it, and is left out."), Tint.RED),
                Line.of("Its sockets are closed.", Tint.PLAIN));
    }
}
