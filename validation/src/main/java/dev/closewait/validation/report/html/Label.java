package dev.closewait.validation.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A name beside a point, and the room that it takes on a phone, where there is least of it.
 *
 * @param from where it begins, in percent of the width
 * @param to where it ends
 * @param y its middle, in pixels
 * @param before whether it ends at its point
 */
record Label(double from, double to, double y, boolean before) {
    /** What a letter takes of a plot on a phone, in percent of its width. */
    private static final double LETTER = 2.1;
    private static final double LINE = 15;
    private static final int TRIES = 12;

    static Label beside(double x, double y, String words, boolean before) {
        double room = 3 + LETTER * words.length();
        return before ? new Label(x - room, x, y, true) : new Label(x, x + room, y, false);
    }

    /** The same, or so far above or below that it covers none of these. */
    Label clearOf(List<Label> others) {
        for (int step = 0; step < TRIES; step++) {
            Label tried = new Label(from, to, y + (step % 2 == 0 ? -1 : 1) * LINE * ((step + 1) / 2), before);
            if (others.stream().noneMatch(tried::covers)) {
                return tried;
            }
        }
        return this;
    }

    private boolean covers(Label other) {
        return from < other.to && other.from < to && Math.abs(y - other.y) < LINE;
    }

    /**
     * Heights for labels that stand one above the other, each as near to its own as the others leave room for.
     *
     * @param wanted where each would stand
     * @param bottom the lowest that one may stand
     */
    static List<Double> apart(List<Double> wanted, double bottom) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(wanted::get));
        Double[] heights = new Double[wanted.size()];
        double next = Double.NEGATIVE_INFINITY;
        for (int each : order) {
            heights[each] = Math.max(wanted.get(each), next);
            next = heights[each] + LINE;
        }
        double room = bottom;
        for (int each : order.reversed()) {
            heights[each] = Math.min(heights[each], room);
            room = heights[each] - LINE;
        }
        return List.of(heights);
    }
}
