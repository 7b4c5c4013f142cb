package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import java.util.ArrayList;
import java.util.List;

/** Where the application stopped with its sockets: one bar in parts, and their numbers. */
final class StopBar {
    private static final Tint[] TINTS = {Tint.MAGENTA, Tint.YELLOW, Tint.CYAN, Tint.GREEN};
    private static final String GAP = "   ";

    private StopBar() {}

    /** A heading with the bar, and the numbers in as many lines as the width asks for. */
    static List<Line> of(Stops stops, int width, Glyphs glyphs) {
        Line heading = Line.of("where it stopped ", Tint.BOLD);
        List<Line> lines = new ArrayList<>();
        lines.add(heading.add(bar(stops, width - heading.length(), glyphs)));
        Line numbers = Line.empty();
        for (int part = 0; part < TINTS.length; part++) {
            Line number = number(stops, part, glyphs);
            if (numbers.length() > 0 && numbers.length() + GAP.length() + number.length() > width) {
                lines.add(numbers);
                numbers = Line.empty();
            }
            numbers.add(numbers.length() == 0 ? "" : GAP).add(number);
        }
        lines.add(numbers);
        return lines;
    }

    private static Line number(Stops stops, int part, Glyphs glyphs) {
        int count = stops.counts().get(part);
        Tint words = count == 0 ? Tint.FAINT : Tint.PLAIN;
        return Line.of(glyphs.shades().substring(part, part + 1), count == 0 ? Tint.FAINT : TINTS[part])
                .add(" " + Stops.LABELS.get(part) + " " + Figures.count(count), words);
    }

    private static Line bar(Stops stops, int columns, Glyphs glyphs) {
        Line bar = Line.empty();
        int before = 0;
        for (int part = 0; part < TINTS.length; part++) {
            int upTo = before + stops.counts().get(part);
            bar.add(glyphs.shades()
                    .substring(part, part + 1)
                    .repeat(column(upTo, stops, columns)
                            - column(before, stops, columns)),
                    TINTS[part]);
            before = upTo;
        }
        return bar;
    }

    private static int column(int sockets, Stops stops, int columns) {
        return (int) Math.round((double) sockets / Math.max(1, stops.all()) * columns);
    }
}
