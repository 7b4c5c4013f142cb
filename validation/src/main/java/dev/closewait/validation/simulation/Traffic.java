package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/**
 * When connections come.
 *
 * @param perSecond how many on average, outside bursts
 * @param burstFactor how many times as many in a burst; 1 for none
 * @param burstsApart from the end of a burst to the next
 * @param burstsLasting how long a burst lasts
 * @param dailySwing how many times as many come in the busiest hour as in the quietest; 1 for none
 * @param dailyPhase where in the day the simulation begins, 0 to 1
 */
record Traffic(double perSecond, double burstFactor, Times burstsApart, Times burstsLasting, double dailySwing,
        double dailyPhase) {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double SHORTEST_SPELL_MILLIS = 500;
    /** Between 1 and 2 the mean is finite and the variance is not: what makes network traffic self-similar. */
    private static final double SPELL_POWER = 1.3;
    /** The daily rate is taken as constant for so long. */
    private static final double STEP_MILLIS = 60_000;

    static Traffic steady(double perSecond) {
        return new Traffic(perSecond, 1, Times.Fixed.NONE, Times.Fixed.NONE, 1, 0);
    }

    /**
     * Heavy-tailed: quiet and busy spells of any length, the mean of either far over its median, so that counts vary as
     * much over minutes as over seconds.
     */
    static Traffic heavyTailed(double perSecond, double factor) {
        Times spells = new Times.Capped(new Times.Pareto(SHORTEST_SPELL_MILLIS, SPELL_POWER), DAY_MILLIS);
        return steady(perSecond).bursts(factor, spells, spells);
    }

    Traffic bursts(double factor, Times apart, Times lasting) {
        return new Traffic(perSecond, factor, apart, lasting, dailySwing, dailyPhase);
    }

    Traffic daily(double swing, double phase) {
        return new Traffic(perSecond, burstFactor, burstsApart, burstsLasting, swing, phase);
    }

    /** The same, but for no more than so many on average outside bursts. */
    Traffic atMost(double most) {
        return new Traffic(Math.min(perSecond, most), burstFactor, burstsApart, burstsLasting, dailySwing, dailyPhase);
    }

    /** One run of the traffic: a Poisson process whose rate changes. */
    final class Run {
        private final RandomGenerator random;
        private double changesAt;
        private double burstChangesAt;
        private boolean burst;
        private double meanGapMillis;

        Run(RandomGenerator random) {
            this.random = random;
            burstChangesAt = burstFactor > 1 ? burstsApart.draw(random) : Double.POSITIVE_INFINITY;
            burst = false;
            rate(0);
        }

        /** When the next connection comes after this time. */
        double nextAfter(double time) {
            double next = time + random.nextExponential() * meanGapMillis;
            double from = time;
            while (next > changesAt) {
                from = changesAt;
                change();
                // What comes next does not depend on how long nothing came.
                next = from + random.nextExponential() * meanGapMillis;
            }
            return next;
        }

        /** How many come in a millisecond on average at a time that is never less than the one before. */
        double perMilliAt(double time) {
            while (changesAt <= time) {
                change();
            }
            return 1 / meanGapMillis;
        }

        /** Until when it stays so. */
        double constantUntil() {
            return changesAt;
        }

        private void change() {
            double now = changesAt;
            if (burstChangesAt <= now) {
                burst = !burst;
                burstChangesAt = now + (burst ? burstsLasting : burstsApart).draw(random);
            }
            rate(now);
        }

        private void rate(double from) {
            double rate = perSecond * (burst ? burstFactor : 1);
            changesAt = burstChangesAt;
            if (dailySwing > 1) {
                double angle = 2 * Math.PI * (from / DAY_MILLIS + dailyPhase);
                rate *= Math.pow(dailySwing, (Math.sin(angle) - 1) / 2);
                changesAt = Math.min(changesAt, from + STEP_MILLIS);
            }
            meanGapMillis = MILLIS_PER_SECOND / rate;
        }
    }
}
