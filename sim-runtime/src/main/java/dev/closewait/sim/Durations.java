package dev.closewait.sim;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them in files and on command lines: a whole number and its unit, {@code us}, {@code ms},
 * {@code s}, {@code m}, {@code h} or {@code d}.
 */
public final class Durations {
    /** What a message says was expected. */
    public static final String EXPECTED = "a duration such as 250us, 20ms, 5s, 2m or 3d";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,15})(us|ms|s|m|h|d)");

    /** Largest first, so that the first that divides a duration writes it shortest. */
    private static final List<Unit> UNITS = List.of(new Unit("d", ChronoUnit.DAYS), new Unit("h", ChronoUnit.HOURS),
            new Unit("m", ChronoUnit.MINUTES), new Unit("s", ChronoUnit.SECONDS), new Unit("ms", ChronoUnit.MILLIS),
            new Unit("us", ChronoUnit.MICROS));

    private record Unit(String name, ChronoUnit unit) {
        boolean divides(Duration duration) {
            return duration.toNanos() % unit.getDuration().toNanos() == 0;
        }
    }

    private Durations() {}

    /** The duration that the text says; empty when it says none, or one of more than 292 years. */
    public static Optional<Duration> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        Unit unit = UNITS.stream().filter(each -> each.name.equals(written.group(2))).findFirst().orElseThrow();
        BigInteger nanos = new BigInteger(written.group(1))
                .multiply(BigInteger.valueOf(unit.unit.getDuration().toNanos()));
        return nanos.bitLength() < Long.SIZE ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
    }

    /**
     * The duration that the text says.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Duration require(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "': expected " + EXPECTED));
    }

    /** Writes a duration of whole microseconds in the largest unit that divides it. */
    public static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s"; // every unit divides it
        }
        Unit unit = UNITS.stream().filter(each -> each.divides(duration)).findFirst().orElseThrow();
        return duration.dividedBy(unit.unit.getDuration()) + unit.name;
    }
}
