package dev.closewait.scenarios.file;

import java.math.BigDecimal;
import java.time.Duration;

/** Reads numbers with units, in the form that {@code scenario.schema.json} has already checked. */
final class Units {
    private static final BigDecimal NANOS_PER_MILLI = new BigDecimal(1_000_000);
    private static final BigDecimal NANOS_PER_SECOND = new BigDecimal(1_000_000_000);
    private static final BigDecimal NANOS_PER_MINUTE = NANOS_PER_SECOND.multiply(new BigDecimal(60));

    private Units() {}

    /** Reads {@code 250ms}, {@code 10s} or {@code 2m}. */
    static Duration duration(String text) {
        int unit = 0;
        while (unit < text.length() && !Character.isLetter(text.charAt(unit))) {
            unit++;
        }
        BigDecimal nanos = switch (text.substring(unit)) {
            case "ms" -> NANOS_PER_MILLI;
            case "s" -> NANOS_PER_SECOND;
            case "m" -> NANOS_PER_MINUTE;
            default -> throw new IllegalArgumentException("'" + text + "': expected a duration in ms, s or m");
        };
        return Duration.ofNanos(new BigDecimal(text.substring(0, unit)).multiply(nanos).longValue());
    }
}
