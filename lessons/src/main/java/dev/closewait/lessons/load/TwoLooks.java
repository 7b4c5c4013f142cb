package dev.closewait.lessons.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Two listings of one server: what tells churn, slowness and a leak from each other is who is in both. */
public record TwoLooks(SocketListing first, SocketListing second) {
    private static final double MILLIS_PER_SECOND = 1000;

    /** How many of the first are in the second as well. */
    public int stayed() {
        return (int) first.peers().stream().filter(second.peers()::contains).count();
    }

    /** How many of the first have left. */
    public int gone() {
        return first.peers().size() - stayed();
    }

    /** How many of the second are new. */
    public int came() {
        return second.peers().size() - stayed();
    }

    /** The share of the first, 0 to 1, that is in the second as well; of none 0. */
    public double shareStayed() {
        return first.peers().isEmpty() ? 0 : (double) stayed() / first.peers().size();
    }

    /** The time between them, in seconds. */
    public double seconds() {
        return Duration.between(first.time(), second.time()).toMillis() / MILLIS_PER_SECOND;
    }

    /** The comparison, a line for each figure. */
    public List<String> lines() {
        return List.of(
                String.format(Locale.ROOT, "%4d in CLOSE_WAIT at the first look", first.peers().size()),
                String.format(Locale.ROOT, "%4d in CLOSE_WAIT at the second, %.1f s later", second.peers().size(),
                        seconds()),
                String.format(Locale.ROOT, "%4d of the first are still there", stayed()),
                String.format(Locale.ROOT, "%4d of the first are gone", gone()),
                String.format(Locale.ROOT, "%4d have come since", came()));
    }
}
