package dev.closewait.client.schedule;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often connections are opened, such as {@code 200/s} or {@code 30/m}.
 *
 * @param count connections in each {@code per}, at least 1 and at most {@value #MAX_PER_SECOND} a second
 * @param per a second or a minute
 */
public record Rate(long count, Per per) {
    /** A bound against a slip of the finger: more than one process can open on loopback. */
    public static final long MAX_PER_SECOND = 100_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/([sm])");

    /** The time over which a rate counts. */
    public enum Per {
        SECOND("s", Duration.ofSeconds(1)), MINUTE("m", Duration.ofMinutes(1));

        private final String letter;
        private final Duration length;

        Per(String letter, Duration length) {
            this.letter = letter;
            this.length = length;
        }
    }

    public Rate {
        if (count < 1 || count > MAX_PER_SECOND * per.length.toSeconds()) {
            throw unlike(count + "/" + per.letter);
        }
    }

    /** So many connections a second. */
    public static Rate perSecond(long count) {
        return new Rate(count, Per.SECOND);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text is not a rate, or one out of bounds
     */
    public static Rate parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unlike(text);
        }
        return new Rate(Long.parseLong(matcher.group(1)), matcher.group(2).equals("s") ? Per.SECOND : Per.MINUTE);
    }

    /** The mean time between two connections, in nanoseconds. */
    public double meanGapNanos() {
        return (double) per.length.toNanos() / count;
    }

    /** When the k-th connection (counted from 0) of an even schedule is due, in nanoseconds; free of drift. */
    public long dueNanos(long k) {
        long whole = k / count;
        return whole * per.length.toNanos() + (k % count) * per.length.toNanos() / count;
    }

    @Override
    public String toString() {
        return count + "/" + per.letter;
    }

    private static IllegalArgumentException unlike(String text) {
        return new IllegalArgumentException(("'%s' is not a rate; expected a whole number of connections per second or"
                + " minute, from 1/m to %d/s, such as 200/s").formatted(text, MAX_PER_SECOND));
    }
}
