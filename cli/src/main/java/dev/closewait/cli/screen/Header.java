package dev.closewait.cli.screen;

import dev.closewait.cli.output.Figures;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first two lines: what is watched, where and since when; and what watching takes. */
final class Header {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double MILLIS_PER_SECOND = 1_000;

    private Header() {}

    static List<Line> of(WatchView view, int width, Glyphs glyphs) {
        WatchSetting setting = view.setting();
        Line title = Line.of("closewait", Tint.BOLD).add("  " + setting.what() + " on " + setting.host());
        String time = Figures.span((double) view.elapsed().toSeconds()) + "  " + TIME.format(view.now());
        if (title.length() + time.length() < width) {
            title.pad(width - time.length()).add(time, Tint.FAINT);
        }
        String keys = view.keys() ? glyphs.arrows() + " select  q quit" : "Ctrl-C ends";
        Line remarks = Line.of(remarks(view, width - keys.length() - 1, glyphs), Tint.FAINT);
        if (remarks.length() + keys.length() < width) {
            remarks.pad(width - keys.length()).add(keys, Tint.FAINT);
        }
        return List.of(title, remarks);
    }

    /** As many as fit, what is looked for first in front. */
    private static String remarks(WatchView view, int width, Glyphs glyphs) {
        List<String> remarks = new ArrayList<>();
        remarks.add("own cost " + view.ownCpu());
        remarks.add(view.setting().source());
        remarks.add(Figures.count(view.looks()) + " looks, " + Figures.count(view.missed()) + " missed");
        remarks.add("one every " + every(view));
        String between = " " + glyphs.dot() + " ";
        while (remarks.size() > 1 && String.join(between, remarks).length() > width) {
            remarks.removeLast();
        }
        return String.join(between, remarks);
    }

    private static String every(WatchView view) {
        long millis = view.setting().every().toMillis();
        return millis < MILLIS_PER_SECOND ? millis + " ms" : Figures.seconds(millis / MILLIS_PER_SECOND);
    }
}
