package dev.closewait.validation.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The sequential test that nobody can run: it is told the true distribution of the ordinary dwell and the true leaked
 * share, and sees every socket's exact age at every instant.
 *
 * <p>It makes the same assumption as the detector of what it cannot know, the tail: beyond a dwell {@code s} a healthy
 * socket reaches age {@code a} with probability {@code (s/a)²}. Of the sockets that reach {@code s}, the share
 * {@code π} is leaked, by Bayes' rule. It convicts at the first instant at which, for any {@code s}, the likelihood
 * ratio of all sockets that reached {@code s} is {@code 1/α}. That it may choose {@code s} afterwards, at no charge,
 * makes it quicker than any test that keeps to α: a lower bound.
 */
final class Oracle implements Witness {
    private static final double TAIL_POWER = 2;
    /** Candidates for s: an eighth of an octave apart. */
    private static final double CANDIDATES_APART = Math.pow(2, 0.125);
    /** So that one that leaves after all makes it improbable, and not impossible, that some never do. */
    private static final double MOST_SHARE = 1 - 1e-12;

    private final List<Stay> stays = new ArrayList<>();
    private final double leaked;
    private final DoubleUnaryOperator slowerThan;
    private final double shortest;
    private final double longest;

    /** A socket's time in CLOSE_WAIT. */
    private record Stay(double from, double until, boolean leaked) {}

    /**
     * Tells the oracle the truth.
     *
     * @param leaked share of the connections that leak
     * @param slowerThan the share of the others that dwell longer than so many milliseconds
     * @param shortest the least candidate for s
     * @param longest the largest
     */
    Oracle(double leaked, DoubleUnaryOperator slowerThan, double shortest, double longest) {
        this.leaked = leaked;
        this.slowerThan = slowerThan;
        this.shortest = shortest;
        this.longest = longest;
    }

    @Override
    public void saw(Fate fate) {
        double from = Math.max(fate.fin, fate.answered);
        if (fate.leaked || fate.closed - from > shortest) {
            stays.add(new Stay(from, fate.closed, fate.leaked));
        }
    }

    /** When the first socket that leaked got its FIN. */
    double firstLeakMillis() {
        return stays.stream().filter(Stay::leaked).mapToDouble(Stay::from).min().orElse(Double.NaN);
    }

    /** How many had leaked by a time. */
    long leakedBy(double millis) {
        return stays.stream().filter(stay -> stay.leaked && stay.from <= millis).count();
    }

    /**
     * When it convicts.
     *
     * @param from when the leak began: what stood in CLOSE_WAIT before does not count
     * @param phase how long after that it looks first
     * @param deadline infinity is given when it does not convict before
     * @param doubt α for each candidate s; one that has none left is passed over
     * @param stepMillis how often it looks: a few milliseconds stand for always
     */
    double convicts(double from, double phase, double deadline, DoubleUnaryOperator doubt, double stepMillis) {
        double earliest = deadline;
        // The longest first: few sockets reach it, and what it finds bounds the search with the shorter ones.
        for (double ordinary = longest; ordinary >= shortest; ordinary /= CANDIDATES_APART) {
            double healthy = (1 - leaked) * slowerThan.applyAsDouble(ordinary);
            double share = Math.min(leaked / (leaked + healthy), MOST_SHARE);
            double reached = ordinary;
            if (doubt.applyAsDouble(ordinary) <= 0) {
                continue;
            }
            double wanted = -Math.log(doubt.applyAsDouble(ordinary));
            List<Stay> those = stays.stream()
                    .filter(stay -> stay.from >= from && stay.until - stay.from > reached)
                    .sorted(Comparator.comparingDouble(Stay::from))
                    .toList();
            double now = from + phase;
            while (now < earliest && logLikelihoodRatio(those, now, ordinary, share) < wanted) {
                now += stepMillis;
            }
            earliest = Math.min(earliest, now);
        }
        return earliest < deadline ? earliest : Double.POSITIVE_INFINITY;
    }

    private static double logLikelihoodRatio(List<Stay> stays, double now, double ordinary, double share) {
        double log = 0;
        for (Stay stay : stays) {
            double age = now - stay.from;
            if (age <= ordinary) {
                break; // Those that follow came later.
            }
            log += stay.until <= now
                    ? Math.log1p(-share)
                    : Math.log1p(share * (Math.pow(age / ordinary, TAIL_POWER) - 1));
        }
        return log;
    }
}
