package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.LessonEvent;
import dev.closewait.lessons.event.Step;
import java.util.List;

/** The first two lines: which lesson and how far it has come; which step, and whether it was taken. */
final class LessonHeader {
    private LessonHeader() {}

    static List<Line> of(LessonView view, int width, Glyphs glyphs) {
        LessonEvent.Begun lesson = view.lesson();
        Line title = Line.of("Lesson " + lesson.number(), Tint.BOLD).add("  " + glyphs.written(lesson.title()));
        return switch (view.shown()) {
            case LessonEvent.Begun _ -> List.of(right(title, lesson.steps() + " steps", Tint.FAINT, width, glyphs),
                    right(Line.of("What it is about", Tint.BOLD), "", Tint.FAINT, width, glyphs));
            case LessonEvent.Announced step -> List.of(
                    right(title, place(step.step(), step.of()), Tint.FAINT, width, glyphs),
                    right(step(step.title(), step.scene(), glyphs), "to come", Tint.MAGENTA, width, glyphs));
            case LessonEvent.Taken(Step step) -> List.of(
                    right(title, place(step.number(), step.of()), Tint.FAINT, width, glyphs),
                    right(step(step.title(), step.scene(), glyphs), step.holds() ? "as expected" : "DIFFERS",
                            step.holds() ? Tint.GREEN : Tint.RED, width, glyphs));
            case LessonEvent.Ended _ -> List.of(right(title, "ended", Tint.FAINT, width, glyphs),
                    right(Line.of("What came of it", Tint.BOLD), "", Tint.FAINT, width, glyphs));
        };
    }

    private static String place(int step, int of) {
        return "step " + step + " of " + of;
    }

    private static Line step(String title, String scene, Glyphs glyphs) {
        return Line.of(glyphs.written(title), Tint.BOLD)
                .add(" " + glyphs.dot() + " " + glyphs.written(scene), Tint.FAINT);
    }

    /** The remark at the right edge; what is on the left gives way. */
    private static Line right(Line left, String remark, Tint tint, int width, Glyphs glyphs) {
        return remark.isEmpty()
                ? left
                : left.cut(Math.max(1, width - remark.length() - 1), glyphs)
                        .pad(width - remark.length())
                        .add(remark, tint);
    }
}
