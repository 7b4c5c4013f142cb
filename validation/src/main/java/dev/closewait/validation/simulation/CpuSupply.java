package dev.closewait.validation.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How fast a thread that wants to run does so, over time: speed 1 in calm, less or nothing while a
 * {@link Disturbance} lasts. Times are in milliseconds since the simulation began; questions may look ahead as far as
 * they like, and not behind what was {@linkplain #forget forgotten}.
 */
final class CpuSupply {
    private final RandomGenerator random;
    private final List<Disturbance> disturbances;
    private final double[] changesAt;
    private final double[] speeds;
    private Stretch first;
    private Stretch last;
    /** The one that was asked for last: questions go forward, mostly. */
    private Stretch recent;

    /** A time in which nothing changes; the totals are those at its beginning. */
    private static final class Stretch {
        final double from;
        double until;
        double speed = 1;
        boolean starved;
        boolean stopped;
        boolean collecting;
        double ranBefore;
        double waitedBefore;
        double collectedBefore;
        @Nullable
        Stretch next;

        Stretch(double from) {
            this.from = from;
        }

        double ran(double at) {
            return ranBefore + (at - from) * speed;
        }

        /** Runnable and not running: nobody is while a pause lasts. */
        double waited(double at) {
            return waitedBefore + (starved && speed > 0 ? (at - from) * (1 - speed) : 0);
        }

        double collected(double at) {
            return collectedBefore + (collecting ? at - from : 0);
        }
    }

    CpuSupply(List<Disturbance> disturbances, RandomGenerator random) {
        this.disturbances = List.copyOf(disturbances);
        this.random = random;
        changesAt = new double[disturbances.size()];
        speeds = new double[disturbances.size()];
        for (int i = 0; i < changesAt.length; i++) {
            speeds[i] = 1;
            changesAt[i] = this.disturbances.get(i).apart().draw(random);
        }
        first = new Stretch(0);
        last = first;
        recent = first;
        fill(first);
    }

    /** When a thread that begins at {@code start} has had so much CPU; with none wanted, when it first gets any. */
    double after(double start, double cpuMillis) {
        if (start == Double.POSITIVE_INFINITY) {
            return start;
        }
        double left = cpuMillis;
        double from = start;
        for (Stretch stretch = at(start);; stretch = after(stretch)) {
            double offered = (stretch.until - from) * stretch.speed;
            if (stretch.speed > 0 && left <= offered) {
                return from + left / stretch.speed;
            }
            left -= offered;
            from = stretch.until;
        }
    }

    /** The CPU time that a thread which always wants to run has had by then. */
    double ran(double time) {
        return at(time).ran(time);
    }

    /** How long such a thread has been runnable, and not running, by then. */
    double waited(double time) {
        return at(time).waited(time);
    }

    /** How long the garbage collector has stopped the application by then. */
    double collected(double time) {
        return at(time).collected(time);
    }

    boolean starvedAt(double time) {
        return at(time).starved;
    }

    boolean stoppedAt(double time) {
        return at(time).stopped;
    }

    /** Whether nothing ever disturbs it between the two times, of which the first is not before the last question. */
    boolean calm(double from, double until) {
        return first.speed == 1 && first.from <= from && until <= first.until;
    }

    /** The share of a CPU that a thread gets at a time, 0 to 1. */
    double speedAt(double time) {
        return at(time).speed;
    }

    /** Until when it stays so. */
    double steadyUntil(double time) {
        return at(time).until;
    }

    /** Nothing before this time will be asked for any more. */
    void forget(double before) {
        first = at(before);
    }

    private Stretch at(double time) {
        Stretch stretch = time < recent.from ? first : recent;
        while (stretch.until <= time) {
            stretch = after(stretch);
        }
        recent = stretch;
        return stretch;
    }

    private Stretch after(Stretch stretch) {
        Stretch known = stretch.next;
        return known == null ? append() : known;
    }

    private Stretch append() {
        double now = last.until;
        for (int i = 0; i < changesAt.length; i++) {
            if (changesAt[i] <= now) {
                change(i, now);
            }
        }
        Stretch stretch = new Stretch(now);
        stretch.ranBefore = last.ran(now);
        stretch.waitedBefore = last.waited(now);
        stretch.collectedBefore = last.collected(now);
        fill(stretch);
        last.next = stretch;
        last = stretch;
        return stretch;
    }

    private void change(int number, double now) {
        Disturbance disturbance = disturbances.get(number);
        boolean begins = speeds[number] == 1;
        speeds[number] = begins
                ? disturbance.leastSpeed()
                        * Math.pow(disturbance.mostSpeed() / Math.max(disturbance.leastSpeed(), Double.MIN_NORMAL),
                                random.nextDouble())
                : 1;
        changesAt[number] = now + (begins ? disturbance.lasting() : disturbance.apart()).draw(random);
    }

    private void fill(Stretch stretch) {
        stretch.until = Double.POSITIVE_INFINITY;
        for (int i = 0; i < changesAt.length; i++) {
            stretch.until = Math.min(stretch.until, changesAt[i]);
            stretch.speed *= speeds[i];
            if (speeds[i] < 1) {
                switch (disturbances.get(i).kind()) {
                    case STARVED -> stretch.starved = true;
                    case STOPPED -> stretch.stopped = true;
                    case COLLECTING -> stretch.collecting = true;
                }
            }
        }
    }
}
