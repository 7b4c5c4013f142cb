package dev.closewait.detector.survival;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Asks of the sockets in one stage: can they merely be slow?
 *
 * <p>Take any dwell {@code s}. A healthy service shows old sockets in two ways only. Either {@code s} is not out of
 * the ordinary for it: most or some of its sockets take longer. How probable that is, the {@link DwellPrior} says,
 * and departures that are seen meanwhile make the first improbable. Or {@code s} is, and the old sockets are
 * accidents: beyond {@code s} a socket reaches age {@code a} with probability at most {@code (s/a)²}. Against that
 * stands a leak, in which a part of them stays for ever; the likelihood ratio of the two is an e-process, and
 * exceeds {@code x} with probability at most {@code 1/x}, however often it is looked at (Ville's inequality). The sum
 * of both ways, for the {@code s} that makes it smallest, is the doubt. {@code docs/detector.md} has the details.
 */
final class LeakTest {
    /** Shares of the sockets older than {@code s} that a leak may make up; each is as credible as the others. */
    private static final double[] LEAKED_SHARES = {0.02, 0.2, 0.95};
    /** A healthy socket older than {@code s} reaches age {@code a} with probability {@code (s/a)} to this power. */
    private static final double TAIL_POWER = 2;
    /** Connections counted for a whole machine may be another service's: they weigh at most this much. */
    private static final double MOST_FROM_PASSIVE_OPENS = 1_000;
    /** A candidate for {@code s} every half octave. */
    private static final int BINS_PER_CANDIDATE = 2;
    /** A socket that is young at one look and gone at the next has left within this many intervals. */
    private static final double CERTAIN_INTERVALS = 1.25;

    private final Stage stage;
    private final DwellPrior prior;
    private final double convictingDoubt;
    private final int[] staying = new int[LogBins.COUNT];
    private final int[] stayingSeenYoung = new int[LogBins.COUNT];
    private final int[] left = new int[LogBins.COUNT];
    private int leftYoung;

    LeakTest(Stage stage, DwellPrior prior, double convictingDoubt) {
        this.stage = stage;
        this.prior = prior;
        this.convictingDoubt = convictingDoubt;
    }

    /** Begins a look. */
    void begin() {
        Arrays.fill(staying, 0);
        Arrays.fill(stayingSeenYoung, 0);
        leftYoung = 0;
    }

    /** A socket that this look sees, and its age on the service's clock. */
    void stays(double ageMillis, boolean seenYoung) {
        int bin = LogBins.of(ageMillis);
        staying[bin]++;
        if (seenYoung) {
            stayingSeenYoung[bin]++;
        }
    }

    /** A socket that is gone, and its age when it was last seen. */
    void leaves(double ageMillis, boolean stillYoung) {
        left[LogBins.of(ageMillis)]++;
        if (stillYoung) {
            leftYoung++;
        }
    }

    /** How many that were young at the look before are gone at this one. */
    int leftYoung() {
        return leftYoung;
    }

    /**
     * Weighs what this look showed.
     *
     * @param recent this look and those before it
     * @param intervalMillis the usual time between looks
     */
    LeakFinding weigh(RecentLooks recent, double intervalMillis) {
        LeakFinding least = LeakFinding.none(stage);
        Optional<LeakFinding> convicts = Optional.empty();
        int oldest = oldestBin();
        int candidates = 0;
        for (int bin = 0; bin <= oldest; bin += BINS_PER_CANDIDATE) {
            double ordinary = LogBins.lower(bin);
            if (ordinary < CERTAIN_INTERVALS * intervalMillis) {
                continue;
            }
            candidates++;
            int older = olderThan(bin);
            double slow = prior.someSlowerThan(ordinary)
                    + prior.typicalSlowerThan(ordinary) / evidenceOfQuickness(ordinary, bin, recent);
            // Where most of those that get this old leave after all, it is no age to be suspected for.
            double notOrdinary = slow * mostLeave(leftAfter(bin), older);
            // Candidates share one unit of doubt, the earlier the more: 1/2 + 1/6 + 1/12 + ... = 1.
            double accident = (double) candidates * (candidates + 1) * Math.exp(-logLikelihoodRatio(bin, oldest));
            double doubt = notOrdinary + accident;
            LeakFinding found = new LeakFinding(stage, doubt, older, ordinary, LogBins.lower(oldest));
            convicts = convicts.or(() -> Optional.of(found).filter(_ -> doubt <= convictingDoubt));
            least = doubt < least.doubt() ? found : least;
        }
        // The youngest age that convicts counts all suspects; how sure it is, the best one tells.
        double doubt = least.doubt();
        return convicts.map(first -> first.withDoubt(doubt)).orElse(least);
    }

    /** How much more probable the ages beyond a bin are if a part of these sockets is leaked, as a logarithm. */
    private double logLikelihoodRatio(int from, int oldest) {
        double[] logs = new double[LEAKED_SHARES.length];
        for (int i = 0; i < logs.length; i++) {
            double share = LEAKED_SHARES[i];
            double log = -Math.log(LEAKED_SHARES.length);
            for (int bin = from; bin <= oldest; bin++) {
                if (staying[bin] > 0) {
                    double longer = Math.pow(LogBins.lower(bin) / LogBins.lower(from), TAIL_POWER);
                    log += staying[bin] * Math.log1p(share * (longer - 1));
                }
            }
            logs[i] = log + leftAfter(from) * Math.log1p(-share);
        }
        return logOfSum(logs);
    }

    /**
     * How much less probable it has become that most sockets take longer than {@code ordinary}, by those that left
     * sooner while the suspects stayed. At least 1.
     */
    private double evidenceOfQuickness(double ordinary, int bin, RecentLooks recent) {
        int passedSeenYoung = 0;
        int passed = 0;
        double doubled = 2 * ordinary;
        for (int i = bin; i < LogBins.COUNT && LogBins.lower(i) < doubled; i++) {
            passedSeenYoung += stayingSeenYoung[i];
            passed += staying[i];
        }
        // What is young at one look and gone at the next has left before any candidate for s.
        double seen = mostLeave(recent.leftYoung(stage, ordinary), passedSeenYoung);
        double unseen = mostLeave(recent.openedUnseen(ordinary), passed);
        return Math.max(seen, Math.min(unseen, MOST_FROM_PASSIVE_OPENS));
    }

    /** The likelihood ratio of "an unknown share leaves" against "half leave at most". */
    private static double mostLeave(long leave, long stay) {
        if (leave <= stay) {
            return 1;
        }
        double log = LogBeta.value(leave + 0.5, stay + 0.5) - LogBeta.value(0.5, 0.5)
                + (leave + stay) * Math.log(2);
        return Math.max(1, Math.exp(log));
    }

    private int oldestBin() {
        int bin = LogBins.COUNT - 1;
        while (bin >= 0 && staying[bin] == 0) {
            bin--;
        }
        return bin;
    }

    private int olderThan(int from) {
        return Arrays.stream(staying, from, LogBins.COUNT).sum();
    }

    private int leftAfter(int from) {
        return Arrays.stream(left, from, LogBins.COUNT).sum();
    }

    private static double logOfSum(double[] logs) {
        double most = Arrays.stream(logs).max().orElseThrow();
        return most + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - most)).sum());
    }
}
