package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
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
    /** What stands above the words. */
    private final List<Line> above;
    private final Words words;

    private LessonFrame(LessonView view, int width, int height, Glyphs glyphs) {
        this.view = view;
        this.width = width;
        this.height = height;
        this.glyphs = glyphs;
        List<Line> picture = picture();
        Words beside = words(picture.size());
        boolean readsOn = view.scroll() > 0 && beside.overflow() > 0;
        above = readsOn ? title() : picture;
        words = readsOn ? words(above.size()) : beside;
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

    /** The words of this page in this room. */
    static Words words(LessonView view, int width, int height, Glyphs glyphs) {
        return new LessonFrame(view, Math.max(NARROWEST, width), height, glyphs).words;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>(above);
        lines.addAll(words.lines());
        while (lines.size() < height - 1) {
            lines.add(Line.empty());
        }
        lines.add(KeyLine.of(view, words, width, glyphs));
        return lines;
    }

    /** The diagram and the endpoints below the title: what is seen before one reads. */
    private List<Line> picture() {
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

    /** Alone: the words have the rest of a small window when one reads on. */
    private List<Line> title() {
        List<Line> lines = new ArrayList<>(LessonHeader.of(view, width, glyphs));
        lines.add(rule());
        return lines;
    }

    private Words words(int lines) {
        return new Words(groups(), height - lines - 1, view.scroll(), glyphs);
    }

    private List<Line> diagram() {
        return width < StateDiagram.NARROWEST
                ? StateList.of(view, width)
                : StateDiagram.of(view, width, glyphs);
    }

    private Line rule() {
        return Line.of(glyphs.rule().repeat(width), Tint.FAINT);
    }

    private List<List<Line>> groups() {
        return switch (view.shown()) {
            case LessonEvent.Begun begun -> new CoverWords(width, glyphs).first(begun);
            case LessonEvent.Announced announced -> new StepWords(view, width, glyphs).groups(announced);
            case LessonEvent.Taken(Step step) -> new StepWords(view, width, glyphs).groups(step);
            case LessonEvent.Ended ended -> new CoverWords(width, glyphs).last(ended, view.predictions().values());
        };
    }
}
