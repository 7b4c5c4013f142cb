package dev.closewait.validation.report;

import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult;
import dev.closewait.validation.score.TraceResult.Mark;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and short phrases of a scorecard, as people read them. */
public final class Wording {
    /** What stands where there is nothing to tell. */
    public static final String NONE = "–";

    private static final double PERCENT = 100;
    private static final double A_MINUTE = 60;
    private static final double AN_HOUR = 3_600;
    private static final double FEW = 10;
    private static final double MANY = 100;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private Wording() {}

    /** A score of 0 to 100. */
    public static String score(double score) {
        return format("%.1f", score);
    }

    /** A share, in whole percent; a whole or nothing only when it is just that. */
    public static String percent(double share) {
        double percent = PERCENT * share;
        return share > 0 && percent < 1
                ? "under 1 %"
                : share < 1 && percent > PERCENT - 1 ? "over 99 %" : format("%.0f %%", percent);
    }

    /** A time of any length. */
    public static String seconds(double seconds) {
        return seconds < FEW
                ? format("%.1f s", seconds)
                : seconds < A_MINUTE
                        ? format("%.0f s", seconds)
                        : seconds < AN_HOUR
                                ? format("%.1f min", seconds / A_MINUTE)
                                : format("%.1f h", seconds / AN_HOUR);
    }

    /** The same, or a dash. */
    public static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? seconds(seconds.getAsDouble()) : NONE;
    }

    /** Any number, with as many digits as tell something. */
    public static String number(double number) {
        return number == Math.rint(number) || number >= MANY
                ? format("%,.0f", number)
                : format(number < FEW ? "%.2f" : "%.1f", number);
    }

    /** What a look costs. */
    public static String cost(double nanos) {
        return nanos < NANOS_PER_MICRO
                ? format("%.0f ns", nanos)
                : nanos < NANOS_PER_MILLI
                        ? format("%.1f µs", nanos / NANOS_PER_MICRO)
                        : format("%.1f ms", nanos / NANOS_PER_MILLI);
    }

    /** So many of something: {@code 1 trace}, {@code 2 traces}. */
    public static String count(long count, String singular) {
        return format("%,d ", count) + singular + (count == 1 ? "" : "s");
    }

    /** What was said of a trace, or that nothing was. */
    public static String said(TraceResult result) {
        return result.mark() == Mark.LOST ? "lost" : result.said().map(Enum::name).orElse("nothing");
    }

    /** Why a trace was not told right; what was right has no reason. */
    public static String why(TraceResult result) {
        return result.mark() == Mark.RIGHT ? "" : result.failure().orElseGet(() -> guess(result));
    }

    /** Where no reason was kept. */
    private static String guess(TraceResult result) {
        return result.mark() == Mark.LOST ? "no reason is known" : said(result) + " was said of " + result.truth();
    }

    /** A mark as a word, which says the same without its colour. */
    public static String word(Mark mark) {
        return switch (mark) {
            case RIGHT -> "right";
            case PARTLY -> "partly right";
            case WRONG -> "wrong";
            case LOST -> "lost";
        };
    }

    /** The first sentence of every report: {@code survival scores 97.0 and is first of 8}. */
    public static String headline(Report report) {
        List<ContestantCard> all = report.scorecard().contestants();
        return report.subjects().stream().findFirst().map(best -> {
            int place = all.indexOf(best) + 1;
            return plain(best.name()) + " scores " + score(report.score(best)) + " and is "
                    + (place == 1 ? "first" : "number " + place) + " of " + all.size();
        }).orElse("nothing was scored");
    }

    /** One line of a text that others wrote, without what would act on a terminal or is not allowed in XML. */
    public static String plain(String written) {
        return written.codePoints()
                .map(each -> each == '\n' || each == '\r' || each == '\t' ? ' ' : each)
                .map(each -> isHarmless(each) ? each : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Neither a control character, nor one that reorders text, nor half of one, nor none at all. */
    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> codePoint == 0x200D; // joins emoji
            default -> true;
        };
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
