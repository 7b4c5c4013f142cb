package dev.closewait.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How one way to read the sockets did.
 *
 * @param name what it is
 * @param medianMillis the median time of a look, in milliseconds
 * @param rows the fewest sockets that a look of it showed
 */
record Standing(String name, double medianMillis, long rows) {
    /** Sums up the looks of a contender, of which there is at least one. */
    static Standing of(Contender contender, List<Contender.Look> looks) {
        long[] nanos = looks.stream().mapToLong(Contender.Look::nanos).sorted().toArray();
        double median = (nanos[(nanos.length - 1) / 2] + nanos[nanos.length / 2]) / 2.0;
        long rows = looks.stream().mapToLong(Contender.Look::rows).min().orElse(0);
        return new Standing(contender.name(), median / TimeUnit.MILLISECONDS.toNanos(1), rows);
    }

    /** A line of a table: the name, the median, how many times the other's median that is, and the rows. */
    String against(Standing other) {
        return String.format(Locale.ROOT, "%-28s %9.2f ms %7.1f x %,9d rows", name, medianMillis,
                medianMillis / other.medianMillis, rows);
    }
}
