package dev.closewait.detector.explain;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private static final long LEAST_GROUPED = 1_000;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MILLIS_PER_HOUR = 60 * MILLIS_PER_MINUTE;
    /** Up to here tenths of a second are of interest. */
    private static final double FINE_SECONDS = 10;

    private Words() {}

    /** {@code 1 socket}, {@code 1,200 sockets}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return number < LEAST_GROUPED ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code All 5}, {@code The one}, {@code 3 of 5}. */
    static String share(long part, long whole) {
        if (part == whole) {
            return whole == 1 ? "The one socket" : whole == 2 ? "Both" : "All " + number(whole);
        }
        return number(part) + " of " + number(whole);
    }

    /** {@code 340 ms}, {@code 4.2 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 5 h 2 min}. */
    static String duration(long millis) {
        if (millis < MILLIS_PER_SECOND) {
            return millis + " ms";
        }
        double seconds = millis / MILLIS_PER_SECOND;
        if (millis < MILLIS_PER_MINUTE) {
            return String.format(Locale.ROOT, seconds < FINE_SECONDS ? "%.1f s" : "%.0f s",
                    Math.floor(seconds * 10) / 10);
        }
        return millis < MILLIS_PER_HOUR
                ? millis / MILLIS_PER_MINUTE + " min " + millis % MILLIS_PER_MINUTE / 1_000 + " s"
                : number(millis / MILLIS_PER_HOUR) + " h " + millis % MILLIS_PER_HOUR / MILLIS_PER_MINUTE + " min";
    }

    /** {@code 4.2 s}, or {@code 340 ms to 4.2 s}. */
    static String durations(Range millis) {
        String least = duration(millis.least());
        String most = duration(millis.most());
        return least.equals(most) ? least : least + " to " + most;
    }

    /** {@code 382}, or {@code 47 to 382}. */
    static String numbers(Range range) {
        return range.least() == range.most()
                ? number(range.least())
                : number(range.least()) + " to " + number(range.most());
    }
}
