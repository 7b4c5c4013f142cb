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
    /** Connections counted for a whole machine may be another service's: they weigh at most this much. */
    private static final double MOST_FROM_PASSIVE_OPENS = 1_000;
    /** 1 + 1/2^1.5 + 1/3^1.5 + ..., Riemann's zeta of 3/2. */
    private static final double SUM_OF_SHARES = 2.612_375;
    /** A socket that is young at one look and gone at the next has left within this many intervals. */
    private static final double CERTAIN_INTERVALS = 1.25;

    private final Stage stage;
    private final DwellPrior prior;
    private final double convictingDoubt;
    private final int[] staying = new int[LogBins.COUNT];
    private final int[] stayingSeenYoung = new int[LogBins.COUNT];
    private final long[] left = new long[LogBins.COUNT];
    /** Sockets that the first look found, by their age then; their age now is what has passed since more. */
    private final int[] found = new int[LogBins.COUNT];
    private double sinceFoundMillis;
    private final Overtaking overtaking = new Overtaking();
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
        Arrays.fill(found, 0);
        leftYoung = 0;
    }

    /** Whose turn it was to leave this stage. */
    Overtaking overtaking() {
        return overtaking;
    }

    /** A socket that this look sees, and its age on the service's clock. */
    void stays(double ageMillis, boolean seenYoung) {
        int bin = LogBins.of(ageMillis);
        staying[bin]++;
        if (seenYoung) {
            stayingSeenYoung[bin]++;
        }
    }

    /**
     * A socket that stays, and that the first look of all had found.
     *
     * @param foundMillis its age then
     */
    void stays(double ageMillis, double foundMillis) {
        staying[LogBins.of(ageMillis)]++;
        found[LogBins.of(foundMillis)]++;
        sinceFoundMillis = ageMillis - foundMillis;
    }

    /**
     * A socket that is gone.
     *
     * @param mostMillis the age that it can have reached: at the look that missed it
     * @param stillYoung whether it was young when it was last seen
     */
    void leaves(double mostMillis, boolean stillYoung) {
        left[LogBins.of(mostMillis)]++;
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
        int oldest = oldestBin(staying);
        int candidates = 0;
        Quickness quickness = new Quickness(recent);
        for (int bin = 0; bin <= oldest; bin++) {
            double ordinary = LogBins.lower(bin);
            // Nothing that is seen makes it less probable that a healthy service has a slower kind of connection.
            boolean tooOrdinary = prior.someSlowerThan(ordinary) >= convictingDoubt;
            if (tooOrdinary || ordinary < CERTAIN_INTERVALS * intervalMillis) {
                continue;
            }
            candidates++;
            int older = olderThan(bin);
            double slow = prior.someSlowerThan(ordinary)
                    + prior.typicalSlowerThan(ordinary) / evidenceOfQuickness(ordinary, bin, quickness);
            // Where most of those that get this old leave after all, it is no age to be suspected for.
            double notOrdinary = slow * mostLeave(leftAfter(bin), older);
            // Candidates share one unit of doubt, the earlier the more.
            double price = SUM_OF_SHARES * candidates * Math.sqrt(candidates);
            double accident = price * Math.exp(-logLikelihoodRatio(bin, oldest));
            double doubt = notOrdinary + accident;
            LeakFinding found = new LeakFinding(stage, doubt, older, leftAfter(bin), ordinary, LogBins.lower(oldest));
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
        int oldestFound = oldestBin(found);
        for (int i = 0; i < logs.length; i++) {
            double share = LEAKED_SHARES[i];
            double log = -Math.log(LEAKED_SHARES.length);
            for (int bin = from; bin <= oldest; bin++) {
                if (staying[bin] > 0) {
                    log += staying[bin] * logFactor(share, LogBins.lower(from), LogBins.lower(bin));
                }
                if (found[bin] > 0) {
                    log += found[bin]
                            * logCorrection(share, LogBins.lower(from), LogBins.lower(bin),
                                    LogBins.lower(oldestFound + 1));
                }
            }
            // The oldest is chosen among the bins, so each gets a share of the credit.
            log -= oldestFound >= from ? Math.log(LogBins.COUNT) : 0;
            logs[i] = log + leftAfter(from) * Math.log1p(-share);
        }
        return logOfSum(logs);
    }

    /** What a socket that was watched from one age to another adds to the likelihood ratio, as a logarithm. */
    private static double logFactor(double share, double fromMillis, double toMillis) {
        double ratio = toMillis / fromMillis;
        return Math.log1p(share * (ratio * ratio - 1));
    }

    /**
     * What is different for a socket that the first look found at an age beyond {@code ordinary}. Nobody knows how many
     * left before that look, and those that stay long are found rather than others: given that it is found, a healthy
     * socket exceeds such an age with probability {@code ordinary / age}, while leaked ones are as likely old as young, up
     * to the age of the oldest. From then on it is watched like any other.
     */
    private double logCorrection(double share, double ordinary, double foundMillis, double oldestFound) {
        double now = Math.max(foundMillis, LogBins.lower(LogBins.of(foundMillis + sinceFoundMillis)));
        double atFirst = foundMillis * foundMillis / (ordinary * (oldestFound - ordinary));
        double since = now / foundMillis;
        return Math.log1p(share * (atFirst * since * since - 1)) - logFactor(share, ordinary, now);
    }

    /**
     * How much less probable it has become that most sockets take longer than {@code ordinary}, by those that left
     * sooner while the suspects stayed. At least 1.
     */
    private double evidenceOfQuickness(double ordinary, int bin, Quickness quickness) {
        int passedSeenYoung = 0;
        int passed = 0;
        double doubled = 2 * ordinary;
        for (int i = bin; i < LogBins.COUNT && LogBins.lower(i) < doubled; i++) {
            passedSeenYoung += stayingSeenYoung[i];
            passed += staying[i];
        }
        // What is young at one look and gone at the next has left before any candidate for s.
        quickness.reachBack(ordinary);
        double seen = mostLeave(quickness.leftYoung, passedSeenYoung);
        double unseen = mostLeave(quickness.openedUnseen, passed);
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

    private static int oldestBin(int[] bins) {
        int bin = LogBins.COUNT - 1;
        while (bin >= 0 && bins[bin] == 0) {
            bin--;
        }
        return bin;
    }

    private int olderThan(int from) {
        int sum = 0;
        for (int bin = from; bin < LogBins.COUNT; bin++) {
            sum += staying[bin];
        }
        return sum;
    }

    /** How many have left so far at such an age or later. */
    private long leftAfter(int from) {
        long sum = 0;
        for (int bin = from; bin < LogBins.COUNT; bin++) {
            sum += left[bin];
        }
        return sum;
    }

    /** Who left quickly while the suspects aged, summed up over a stretch of looks that only grows. */
    private final class Quickness {
        private final RecentLooks looks;
        private int reached;
        private long leftYoung;
        private long openedUnseen;

        Quickness(RecentLooks looks) {
            this.looks = looks;
        }

        /** Takes in the looks of so much of the service's time. */
        void reachBack(double millis) {
            double since = looks.back(0).clockMillis() - millis;
            for (; reached < looks.size() && looks.back(reached).clockMillis() > since; reached++) {
                leftYoung += looks.back(reached).leftYoung(stage);
                openedUnseen += looks.back(reached).openedUnseen();
            }
        }
    }

    private static double logOfSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - most);
        }
        return most + Math.log(sum);
    }
}
