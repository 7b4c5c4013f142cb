package dev.closewait.server.fault;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in files: a whole number and its unit, {@code us}, {@code ms}, {@code s} or {@code m}. */
final class Durations {
    /** What a message says was expected. */
    static final String EXPECTED = "a duration such as 250us, 20ms, 5s or 2m";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,15})(us|ms|s|m)");

    private record Unit(String name, ChronoUnit unit) {
        boolean divides(Duration duration) {
            return duration.toNanos() % unit.getDuration().toNanos() == 0;
        }
    }

    /** Largest first, so that the first that divides a duration writes it shortest. */
    private static final List<Unit> UNITS = List.of(new Unit("m", ChronoUnit.MINUTES),
            new Unit("s", ChronoUnit.SECONDS), new Unit("ms", ChronoUnit.MILLIS), new Unit("us", ChronoUnit.MICROS));

    private Durations() {}

    /** Empty when the text is no duration, or one of more than a {@code long} of nanoseconds. */
    static Optional<Duration> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        Unit unit = UNITS.stream().filter(each -> each.name.equals(written.group(2))).findFirst().orElseThrow();
        BigInteger nanos = new BigInteger(written.group(1))
                .multiply(BigInteger.valueOf(unit.unit.getDuration().toNanos()));
        return nanos.bitLength() < Long.SIZE ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
    }

    /** Writes a duration of whole microseconds in the largest unit that divides it. */
    static String render(Duration duration) {
        Unit unit = UNITS.stream().filter(each -> each.divides(duration)).findFirst().orElseThrow();
        return duration.dividedBy(unit.unit.getDuration()) + unit.name;
    }
}
