package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import dev.closewait.lessons.event.LessonEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The last line: which keys there are, as many as fit, and what is waited for. */
final class KeyLine {
    private static final String GAP = "  ";

    /**
     * A key, and what it does.
     *
     * @param rank the greater, the sooner it is left out where there is no room
     */
    private record Help(String key, String does, int rank) {
        int length() {
            return key.length() + 1 + does.length() + GAP.length();
        }
    }

    private KeyLine() {}

    static Line of(LessonView view, Words words, int width, Glyphs glyphs) {
        List<Help> keys = keys(view, words, glyphs);
        String remark = remark(view);
        while (keys.size() > 1 && keys.stream().mapToInt(Help::length).sum() + remark.length() > width) {
            keys.remove(keys.stream().max(Comparator.comparingInt(Help::rank)).orElseThrow());
        }
        Line line = Line.empty();
        keys.forEach(key -> line.add(key.key, Tint.BOLD).add(" " + key.does + GAP, Tint.FAINT));
        return remark.isEmpty() ? line : line.pad(width - remark.length()).add(remark, Tint.YELLOW);
    }

    private static List<Help> keys(LessonView view, Words words, Glyphs glyphs) {
        List<Help> keys = new ArrayList<>();
        keys.add(new Help("space", goesOn(view, words), 0));
        int choices = view.open().map(question -> question.choices().size()).orElse(0);
        if (choices > 0) {
            keys.add(new Help("1-" + choices, "predict", 1));
        }
        if (words.overflow() > 0) {
            keys.add(new Help(glyphs.arrows(), "scroll", 2));
        }
        keys.add(new Help("b", "back", 3));
        keys.add(new Help("r", "repeat", 4));
        keys.add(new Help("n", "next lesson", 5));
        keys.add(new Help("q", "quit", 1));
        return keys;
    }

    private static String goesOn(LessonView view, Words words) {
        if (view.scroll() < words.overflow()) {
            return "read on";
        }
        return switch (view.shown()) {
            case LessonEvent.Announced step when view.later() == 0 && !step.calls().isEmpty() -> "make the call";
            default -> "go on";
        };
    }

    private static String remark(LessonView view) {
        if (view.busy()) {
            return "waiting for the kernel";
        }
        return view.later() > 0 ? "shown again" : view.auto() ? "goes on by itself" : "";
    }
}
