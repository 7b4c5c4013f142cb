package dev.closewait.validation.simulation;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The connections that a look can see, and a count of the others. Those that come shortly before a look are simulated all.
 * Of those before only the ones that ask for so much that they may still be there: connections come independently, so that
 * these are a Poisson process, and those that are passed over another (thinning).
 *
 * <p>Only waiting for the same threads ties them together. So none is passed over while there is more to do than the
 * threads can, and not after that until they have done it. Otherwise what they {@linkplain Memory remember} says how
 * shortly before a look is shortly enough. A disturbance that comes or goes is like a look: it sees those that are there.
 */
final class ThinnedArrivals implements Arrivals {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final int ALL = -1;
    /** Less than this is not worth a draw. */
    private static final double SHORTEST_MILLIS = 0.001;

    private final Traffic.Run traffic;
    private final Threads threads;
    private final Wishes wishes;
    private final Memory memory;
    private final BusyPeriods busyPeriods;
    private final RandomGenerator random;
    private final Tally tally = new Tally();
    private double from;
    private double until;
    private double next = NEVER;
    private Load load = Load.stopped(0);
    private double perMilli;
    private double allUntil;
    private boolean light;

    ThinnedArrivals(Plan plan, Threads threads, Wishes wishes, Traffic.Run traffic, Backlog backlog, LongSupplier free,
            RandomGenerator random) {
        this.traffic = traffic;
        this.threads = threads;
        this.wishes = wishes;
        this.random = random;
        memory = new Memory(plan, new Room(plan));
        busyPeriods = new BusyPeriods(plan, threads, backlog, wishes.longestMillis(), free, random);
    }

    @Override
    public void between(double begin, double end) {
        from = begin;
        until = end;
        find();
    }

    @Override
    public double next() {
        return next;
    }

    @Override
    public void goOn() {
        from = Math.max(from, next);
        find();
    }

    @Override
    public void refusedUntil(double time) {
        from = Math.min(until, time);
        light = false;
    }

    @Override
    public Passed passed() {
        return tally.take(random);
    }

    private void find() {
        while (from < until) {
            if (from >= allUntil) {
                perMilli = traffic.perMilliAt(from);
                double unseen = unseenMillis();
                int level = unseen > 0 ? wishes.level(unseen) : ALL;
                if (level != ALL) {
                    if (passOver(level, unseen)) {
                        return;
                    }
                    continue;
                }
                if (!light && passBusyPeriod()) {
                    continue;
                }
            }
            wishes.any();
            next = from + random.nextExponential() / perMilli;
            double ends = Math.max(allUntil, Math.min(until, traffic.constantUntil()));
            if (next < ends) {
                return;
            }
            // What comes next does not depend on how long nothing came.
            from = ends;
        }
        next = NEVER;
    }

    /** How long the next one may last and still be gone before it can be seen; below 0 if it can be seen in any case. */
    private double unseenMillis() {
        load = memory.at(perMilli, threads.speedAt(from), threads.starvedAt(from));
        double felt = load.felt();
        // What an overload has left behind is gone when nobody waits any more.
        light = felt < NEVER && (light || threads.allFreeAt(from));
        double seen = Math.min(until, threads.steadyUntil(from));
        double unseen = light ? seen - from - felt : 0;
        if (light && unseen <= 0 && seen == until) {
            allUntil = Math.min(seen, traffic.constantUntil());
        }
        return unseen;
    }

    /** Goes on to the end of a time in which all workers are busy, or as far as that can be passed over. */
    private boolean passBusyPeriod() {
        double ends = busyPeriods.passOver(from, load, Math.min(traffic.constantUntil(), until),
                Math.min(until, threads.steadyUntil(from)));
        boolean some = ends > from;
        if (some) {
            tally.queued(busyPeriods.passed(), busyPeriods.cpuSurplus());
            met((double) busyPeriods.passed(), wishes.noticedShare());
        } else if (busyPeriods.over()) {
            allUntil = Math.min(traffic.constantUntil(), Math.min(until, threads.steadyUntil(from)));
        }
        from = ends;
        return some;
    }

    /** Goes on to the next one that asks for more than is little, if it comes as long as that is little. */
    private boolean passOver(int level, double unseen) {
        double share = wishes.share(level);
        double ends = Math.min(Math.min(until, traffic.constantUntil()),
                from + unseen - wishes.lasts(level) + SHORTEST_MILLIS);
        double comes = from + random.nextExponential() / (perMilli * share);
        double mean = perMilli * (1 - share) * (Math.min(comes, ends) - from);
        tally.expected(mean);
        met(mean, wishes.noticedShareOfOthers(level));
        if (comes >= ends) {
            from = ends;
            return false;
        }
        if (wishes.more(level, random) > from + unseen - comes) {
            next = comes;
            return true;
        }
        tally.counted();
        met(1, wishes.noticedShareOfNext());
        from = comes;
        return false;
    }

    private void met(double mean, double noticedShare) {
        tally.met(mean, 1 / threads.speedAt(from) - 1, threads.starvedAt(from), noticedShare);
    }
}
