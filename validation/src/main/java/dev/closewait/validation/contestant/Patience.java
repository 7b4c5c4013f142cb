package dev.closewait.validation.contestant;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long a program is waited for.
 *
 * @param look for an answer to one look; the first one includes the program's start
 * @param trace for all answers of a trace together
 */
public record Patience(Duration look, Duration trace) {
    /** A look of a large machine takes a slow program a second; a JVM on a busy machine starts within a few. */
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** A time as people write it, such as {@code 10 s}. */
    static String words(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
