package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and short phrases as people read them. */
public final class Figures {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Confidence is cut, not rounded: nothing is ever certain. */
    private static final int CONFIDENCE_DIGITS = 3;

    private static final double YEAR_SECONDS = Duration.ofDays(365).toSeconds();
    private static final double FEW = 10;
    private static final double MANY = 100;

    private Figures() {}

    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    public static String seconds(Duration duration) {
        return seconds(duration.toNanos() / NANOS_PER_SECOND);
    }

    /** A time of any length, in its two largest units: {@code 3 h 12 min}. */
    public static String span(double seconds) {
        if (seconds >= YEAR_SECONDS) {
            return "more than a year";
        }
        Duration time = Duration.ofSeconds((long) seconds);
        if (time.toDays() > 0) {
            return time.toDays() + " d" + rest(time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h" + rest(time.toMinutesPart(), "min");
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min" + rest(time.toSecondsPart(), "s")
                : time.toSeconds() + " s";
    }

    private static String rest(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }

    /** Something a second, with as many digits as tell something. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < FEW ? "%.2f" : perSecond < MANY ? "%.1f" : "%.0f", perSecond);
    }

    /** A whole number with its thousands set apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public static String confidence(double confidence) {
        return BigDecimal.valueOf(confidence).setScale(CONFIDENCE_DIGITS, RoundingMode.DOWN).toPlainString();
    }

    /** The pattern, and those beside it: {@code LEAK with CPU_STARVED}. */
    public static String patterns(Diagnosis diagnosis) {
        return diagnosis.pattern() + beside(diagnosis);
    }

    /** The patterns beside the most severe: {@code " with CPU_STARVED"}, or nothing. */
    public static String beside(Diagnosis diagnosis) {
        return diagnosis.also().isEmpty()
                ? ""
                : " with " + diagnosis.also().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The diagnoses of a look in a few words. */
    public static String brief(List<Diagnosis> diagnoses) {
        return diagnoses.isEmpty()
                ? "nothing can be said yet"
                : diagnoses.stream()
                        .map(said -> patterns(said) + " " + confidence(said.confidence()))
                        .collect(Collectors.joining("; "));
    }
}
