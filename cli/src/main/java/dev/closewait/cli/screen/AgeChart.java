package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the sockets have been in CLOSE_WAIT, a bar for each age. */
final class AgeChart {
    private static final int LABEL = 10;

    private AgeChart() {}

    /**
     * Lines of at most this width: a heading, and bars.
     *
     * @param rows lines in all; ages that nothing has are left out where there are fewer
     */
    static List<Line> of(Ages ages, Tint tint, int width, int rows, Glyphs glyphs) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("how long they have been there", Tint.BOLD));
        int most = Math.max(1, Collections.max(ages.counts()));
        int figure = Figures.count(most).length();
        int longest = Math.max(1, width - LABEL - figure - 2);
        for (int bin : chosen(ages.counts(), rows - 1)) {
            int count = ages.counts().get(bin);
            String bar = String.valueOf(glyphs.bar())
                    .repeat(count == 0 ? 0 : Math.max(1, (int) ((long) count * longest / most)));
            lines.add(Line.of(right(Ages.LABELS.get(bin), LABEL) + " ", Tint.FAINT)
                    .add(right(Figures.count(count), figure) + " ", count == 0 ? Tint.FAINT : Tint.PLAIN)
                    .add(bar, tint));
        }
        if (ages.unknown() > 0 && lines.size() > 1) {
            lines.set(lines.size() - 1, Line.of(right("not told", LABEL) + " " + Figures.count(ages.unknown()),
                    Tint.FAINT));
        }
        return lines;
    }

    /** The bins that are shown: without empty ones at the ends, as far as there is no room for them. */
    private static List<Integer> chosen(List<Integer> counts, int room) {
        int first = 0;
        int end = counts.size();
        while (end - first > room) {
            boolean dropLast = counts.get(end - 1) == 0 || counts.get(first) > 0;
            end -= dropLast ? 1 : 0;
            first += dropLast ? 0 : 1;
        }
        List<Integer> bins = new ArrayList<>();
        for (int bin = first; bin < end; bin++) {
            bins.add(bin);
        }
        return bins;
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
