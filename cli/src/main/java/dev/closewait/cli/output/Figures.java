package dev.closewait.cli.output;

import dev.closewait.detector.diagnosis.Diagnosis;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and short phrases as people read them. */
final class Figures {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Confidence is cut, not rounded: nothing is ever certain. */
    private static final double CONFIDENCE_STEP = 1e-3;

    private Figures() {}

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static String seconds(Duration duration) {
        return seconds(duration.toNanos() / NANOS_PER_SECOND);
    }

    /** {@code 1,200}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String confidence(double confidence) {
        return String.format(Locale.ROOT, "%.3f", Math.floor(confidence / CONFIDENCE_STEP) * CONFIDENCE_STEP);
    }

    /** The pattern, and those beside it: {@code LEAK with CPU_STARVED}. */
    static String patterns(Diagnosis diagnosis) {
        return diagnosis.pattern() + beside(diagnosis);
    }

    /** The patterns beside the most severe: {@code " with CPU_STARVED"}, or nothing. */
    static String beside(Diagnosis diagnosis) {
        return diagnosis.also().isEmpty()
                ? ""
                : " with " + diagnosis.also().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The diagnoses of a look in a few words. */
    static String brief(List<Diagnosis> diagnoses) {
        return diagnoses.isEmpty()
                ? "nothing can be said yet"
                : diagnoses.stream()
                        .map(said -> patterns(said) + " " + confidence(said.confidence()))
                        .collect(Collectors.joining("; "));
    }
}
