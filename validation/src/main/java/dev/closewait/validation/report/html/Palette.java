package dev.closewait.validation.report.html;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.Locale;

/**
 * The one colour of each pattern, in every figure: cool while nothing is wrong, warm where somebody should do something.
 * The colours themselves stand in {@code page.css}, once for light and once for dark.
 */
public final class Palette {
    private Palette() {}

    /** The class that colours what belongs to a pattern. */
    public static String of(Pattern pattern) {
        return "p-" + pattern.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The class of a mark. */
    static String of(Mark mark) {
        return "m-" + mark.name().toLowerCase(Locale.ROOT);
    }
}
