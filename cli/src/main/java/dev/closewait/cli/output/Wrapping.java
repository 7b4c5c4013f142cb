package dev.closewait.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words. It knows no markup: what others wrote is shown as they wrote it. */
public final class Wrapping {
    private static final int LEAST_WIDTH = 20;

    private Wrapping() {}

    /**
     * The lines of a text, at least one. A word that is longer than a line has a line of its own.
     *
     * @param width columns of a line; at least 20 are taken
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > Math.max(LEAST_WIDTH, width)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
