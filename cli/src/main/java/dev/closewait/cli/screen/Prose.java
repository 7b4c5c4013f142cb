package dev.closewait.cli.screen;

import java.util.ArrayList;
import java.util.List;

/** Sentences under a heading, wrapped to the width between words. */
final class Prose {
    private static final int HEADING = 10;
    /** Longer lines are hard to read, however wide the terminal. */
    private static final int WIDEST = 120;

    private Prose() {}

    /** The heading stands to the left of the first line; each sentence begins a line. */
    static List<Line> of(String heading, List<String> sentences, int width) {
        List<Line> lines = new ArrayList<>();
        for (String sentence : sentences) {
            for (String text : wrap(sentence, Math.min(width, WIDEST) - HEADING)) {
                lines.add(Line.of(lines.isEmpty() ? heading : "", Tint.BOLD).pad(HEADING).add(text));
            }
        }
        return lines;
    }

    /** Lines of at most this many characters, at least one; a word that is longer is cut. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
