package dev.closewait.cli.screen;

import java.util.ArrayList;
import java.util.List;

/** The whole screen at one instant, as a function of what is shown and of the room that there is. */
final class Frame {
    /** The table of services takes at most this part of the height. */
    private static final int TABLE_PART = 3;
    private static final int FEWEST_TABLE_LINES = 3;
    /** In less width than this nothing is laid out anew: lines are cut. */
    private static final int NARROWEST = 40;

    private Frame() {}

    /**
     * Draws it.
     *
     * @param width columns; no line is longer
     * @param height lines; there are no more
     * @param colour whether colours are wanted; the words say the same without them
     */
    static List<String> of(WatchView view, int width, int height, boolean colour, Glyphs glyphs) {
        return lines(view, Math.max(NARROWEST, width), height, glyphs).stream()
                .limit(height)
                .map(line -> line.render(width, colour, glyphs))
                .toList();
    }

    private static List<Line> lines(WatchView view, int width, int height, Glyphs glyphs) {
        List<Line> lines = new ArrayList<>(Header.of(view, width, glyphs));
        lines.add(Line.empty());
        if (view.services().isEmpty()) {
            lines.add(Line.of("Nothing listens here, and no socket is in CLOSE_WAIT.", Tint.PLAIN));
        } else {
            int table = Math.max(FEWEST_TABLE_LINES, height / TABLE_PART);
            lines.addAll(new ServiceTable(view, width, glyphs).lines(view, table));
            lines.add(Line.empty());
            ServiceView selected = view.services().get(view.selected());
            lines.addAll(new Detail(view, selected, width, glyphs).lines(height - lines.size()));
        }
        return lines;
    }
}
