package dev.closewait.validation.simulation;

import java.util.SplittableRandom;

/**
 * When a sampler looks, which is not always when it wanted to.
 *
 * @param intervalMillis what it was asked for
 * @param jitter by how much a look is late, usually
 * @param gapsApart time between long gaps, in which no look is taken
 * @param gapsLasting how long such a gap lasts
 * @param stepsApart time between steps of the clock on the wall
 * @param stepMillis a step goes at most so far forward or back
 * @param missed share of the looks that are not taken, one here and one there, 0 to less than 1
 */
record LookSchedule(double intervalMillis, Times jitter, Times gapsApart, Times gapsLasting, Times stepsApart,
        double stepMillis, double missed) {
    private static final double MIDDAY_MILLIS = 1_790_000_000_000.0;

    /** A sampler on a calm machine: some milliseconds of jitter, and nothing else. */
    static LookSchedule every(double millis) {
        return new LookSchedule(millis, new Times.Exponential(1), Plan.NEVER, Times.NONE, Plan.NEVER, 0, 0);
    }

    LookSchedule jitter(Times late) {
        return new LookSchedule(intervalMillis, late, gapsApart, gapsLasting, stepsApart, stepMillis, missed);
    }

    LookSchedule gaps(Times apart, Times lasting) {
        return new LookSchedule(intervalMillis, jitter, apart, lasting, stepsApart, stepMillis, missed);
    }

    LookSchedule missing(double share) {
        return new LookSchedule(intervalMillis, jitter, gapsApart, gapsLasting, stepsApart, stepMillis, share);
    }

    /** One course of looks. */
    final class Run {
        private final SplittableRandom random;
        private double due;
        private double now;
        private double nextGap;
        private double nextStep;
        private double wallClockOffset = MIDDAY_MILLIS;

        Run(long seed) {
            random = new SplittableRandom(seed);
            nextGap = gapsApart.draw(random);
            nextStep = stepsApart.draw(random);
        }

        /** Goes on to the next look. */
        double next() {
            // A late look does not shift those after it, but for those that it has made pointless.
            due = Math.max(due + intervalMillis, now);
            while (missed > 0 && random.nextDouble() < missed) {
                due += intervalMillis;
            }
            if (due >= nextGap) {
                due += gapsLasting.draw(random);
                nextGap = due + gapsApart.draw(random);
            }
            now = Math.max(now + 1, due + jitter.draw(random));
            if (now >= nextStep) {
                wallClockOffset += stepMillis * (2 * random.nextDouble() - 1);
                nextStep = now + stepsApart.draw(random);
            }
            return now;
        }

        double wallClock() {
            return now + wallClockOffset;
        }
    }
}
