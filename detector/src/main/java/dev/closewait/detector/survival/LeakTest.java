package dev.closewait.detector.survival;

import org.jspecify.annotations.Nullable;

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
    /** Connections counted for a whole machine may be another service's: they weigh at most this much. */
    private static final double MOST_FROM_PASSIVE_OPENS = 1_000;
    /** 1 + 1/2^1.5 + 1/3^1.5 + ..., Riemann's zeta of 3/2. */
    private static final double SUM_OF_SHARES = 2.612_375;
    /** A socket that is young at one look and gone at the next has left within this many intervals. */
    private static final double CERTAIN_INTERVALS = 1.25;

    private final Stage stage;
    private final DwellPrior prior;
    private final double convictingDoubt;
    private final AgeCounts staying = new AgeCounts();
    private final FinTimes fins = new FinTimes();
    private final AgeCounts stayingSeenYoung = new AgeCounts();
    private final long[] left = new long[LogBins.COUNT];
    /** Sockets that the first look found, by their age then; their age now is what has passed since more. */
    private final AgeCounts found = new AgeCounts();
    private double sinceFoundMillis;
    private final Overtaking overtaking = new Overtaking();
    private final LeakLikelihood likelihood = new LeakLikelihood();
    private final Majority laterOnes = new Majority();
    private final Majority seenYoung = new Majority();
    private final Majority unseen = new Majority();
    private int leftYoung;

    LeakTest(Stage stage, DwellPrior prior, double convictingDoubt) {
        this.stage = stage;
        this.prior = prior;
        this.convictingDoubt = convictingDoubt;
    }

    /** Begins a look. */
    void begin() {
        fins.clear(staying.oldest() + 1);
        staying.clear();
        stayingSeenYoung.clear();
        found.clear();
        leftYoung = 0;
    }

    /** Whose turn it was to leave this stage. */
    Overtaking overtaking() {
        return overtaking;
    }

    /**
     * A socket that this look sees.
     *
     * @param ageMillis its age on the service's clock
     * @param finMillis when its FIN came, in wall time
     */
    void stays(double ageMillis, double finMillis, boolean young) {
        int bin = add(ageMillis, finMillis);
        if (young) {
            stayingSeenYoung.add(bin);
        }
    }

    /**
     * A socket that stays, and that the first look of all had found.
     *
     * @param ageMillis its age on the service's clock
     * @param finMillis when its FIN came, in wall time
     * @param foundMillis its age at the first look
     */
    void staysSinceFound(double ageMillis, double finMillis, double foundMillis) {
        add(ageMillis, finMillis);
        found.add(LogBins.of(foundMillis));
        sinceFoundMillis = ageMillis - foundMillis;
    }

    private int add(double ageMillis, double finMillis) {
        int bin = LogBins.of(ageMillis);
        staying.add(bin);
        fins.add(bin, finMillis);
        return bin;
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

    /** The sockets that this look saw at an age or an older one. */
    Suspects.Group from(double ageMillis) {
        int bin = LogBins.of(ageMillis);
        return new Suspects.Group(staying.from(bin), fins.firstFrom(bin), fins.lastFrom(bin));
    }

    /**
     * Weighs what this look showed.
     *
     * @param recent this look and those before it
     * @param intervalMillis the usual time between looks
     */
    LeakFinding weigh(RecentLooks recent, double intervalMillis) {
        LeakFinding least = LeakFinding.none(stage);
        @Nullable
        LeakFinding convicts = null;
        int oldest = staying.oldest();
        int candidates = 0;
        Quickness quickness = new Quickness(recent);
        int older = 0;
        long later = 0;
        for (int bin = 0; bin <= oldest; bin++) {
            double ordinary = LogBins.lower(bin);
            // Nothing that is seen makes it less probable that a healthy service has a slower kind of connection.
            boolean tooOrdinary = prior.someSlowerThan(ordinary) >= convictingDoubt;
            if (tooOrdinary || ordinary < CERTAIN_INTERVALS * intervalMillis) {
                continue;
            }
            older = candidates == 0 ? staying.from(bin) : older - staying.in(bin - 1);
            later = candidates == 0 ? leftAfter(bin) : later - left[bin - 1];
            candidates++;
            double slow = prior.someSlowerThan(ordinary)
                    + prior.typicalSlowerThan(ordinary) / evidenceOfQuickness(ordinary, bin, quickness);
            // Where most of those that get this old leave after all, it is no age to be suspected for.
            double notOrdinary = slow * laterOnes.leaves(later, older);
            // Candidates share one unit of doubt, the earlier the more.
            double price = SUM_OF_SHARES * candidates * Math.sqrt(candidates);
            double accident = price * Math.exp(-likelihood.ofLeak(bin, staying, found, sinceFoundMillis, later));
            double doubt = notOrdinary + accident;
            boolean first = convicts == null && doubt <= convictingDoubt;
            if (first || doubt < least.doubt()) {
                LeakFinding finding = new LeakFinding(stage, doubt, older, later, ordinary, LogBins.lower(oldest));
                convicts = first ? finding : convicts;
                least = doubt < least.doubt() ? finding : least;
            }
        }
        // The youngest age that convicts counts all suspects; how sure it is, the best one tells.
        return convicts == null ? least : convicts.withDoubt(least.doubt());
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
            passedSeenYoung += stayingSeenYoung.in(i);
            passed += staying.in(i);
        }
        // What is young at one look and gone at the next has left before any candidate for s.
        quickness.reachBack(ordinary);
        double bySeen = seenYoung.leaves(quickness.leftYoung, passedSeenYoung);
        double byUnseen = unseen.leaves(quickness.openedUnseen, passed);
        return Math.max(bySeen, Math.min(byUnseen, MOST_FROM_PASSIVE_OPENS));
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
}
