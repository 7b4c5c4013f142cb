package dev.closewait.cli.screen;

import dev.closewait.cli.output.Wrapping;
import java.util.ArrayList;
import java.util.List;

/** Sentences under a heading, wrapped to the width between words. */
public final class Prose {
    private static final int HEADING = 10;
    /** Longer lines are hard to read, however wide the terminal. */
    private static final int WIDEST = 120;

    private Prose() {}

    /** The heading stands to the left of the first line; each sentence begins a line. */
    public static List<Line> of(String heading, List<String> sentences, int width) {
        return of(heading, Tint.BOLD, sentences, width);
    }

    /** The same, with the heading in a colour. */
    public static List<Line> of(String heading, Tint tint, List<String> sentences, int width) {
        int room = Math.min(width, WIDEST) - HEADING;
        List<Line> lines = new ArrayList<>();
        for (String sentence : sentences) {
            for (String text : Wrapping.wrap(cut(sentence, room), room)) {
                lines.add(Line.of(lines.isEmpty() ? heading : "", tint).pad(HEADING).add(text));
            }
        }
        return lines;
    }

    /** The frame cuts lines that are too long: a word that no line has room for goes on in the next. */
    private static String cut(String text, int width) {
        return text.replaceAll("(\\S{" + width + "})(?=\\S)", "$1 ");
    }
}
