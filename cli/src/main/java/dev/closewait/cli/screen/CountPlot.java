package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The count over the time of the watch, as a filled curve. */
final class CountPlot {
    private static final String AXIS = " ";

    private CountPlot() {}

    /**
     * Lines of at most this width: a heading, the curve, and a line of times.
     *
     * @param counts oldest first
     * @param elapsed the time that they span
     * @param rows lines in all, at least 3
     */
    static List<Line> of(List<Integer> counts, Duration elapsed, Tint tint, int width, int rows, Glyphs glyphs) {
        int most = counts.stream().reduce(0, Math::max);
        int top = Math.max(1, most);
        String highest = Figures.count(top);
        int columns = Math.max(1, width - highest.length() - AXIS.length());
        double[] heights = stretch(counts, columns);
        int levels = rows - 2;
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("sockets in CLOSE_WAIT", Tint.BOLD));
        for (int level = levels - 1; level >= 0; level--) {
            StringBuilder curve = new StringBuilder();
            for (double height : heights) {
                curve.append(Glyphs.cell(glyphs.rising(), Math.min(1, height / top * levels - level)));
            }
            String label = level == levels - 1 ? highest : level == 0 ? "0" : "";
            lines.add(Line.of(" ".repeat(highest.length() - label.length()) + label + AXIS, Tint.FAINT)
                    .add(curve.toString(), tint));
        }
        lines.add(times(elapsed, highest.length() + AXIS.length(), width));
        return lines;
    }

    private static Line times(Duration elapsed, int from, int width) {
        String began = Figures.span((double) elapsed.toSeconds()) + " ago";
        String now = "now";
        Line times = Line.of(" ".repeat(from) + began, Tint.FAINT);
        return times.length() + now.length() < width
                ? times.pad(width - now.length()).add(now, Tint.FAINT)
                : times;
    }

    /** A height for each column: the highest of the counts that fall on it, or the one that covers it. */
    private static double[] stretch(List<Integer> counts, int columns) {
        double[] heights = new double[columns];
        for (int column = 0; column < columns && counts.size() > 0; column++) {
            int from = (int) ((long) column * counts.size() / columns);
            int to = (int) Math.max(from + 1L, (column + 1L) * counts.size() / columns);
            heights[column] = counts.subList(from, to).stream().reduce(0, Math::max);
        }
        return heights;
    }
}
