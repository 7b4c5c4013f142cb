package dev.closewait.validation.simulation;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Passes over connections that come while all workers are busy (a busy period). Each of them waits, whenever exactly it
 * comes, and takes the worker that is free next: so all that those leave behind which are gone before they can be seen is
 * that the workers are free later, by what was asked of them in all.
 *
 * <p>Two things are taken as if they were so. The sum of what many ask for is normally distributed. And how far apart the
 * workers become free, and how many stand in a backlog that is always filled up, is as likely the one way before as after:
 * those that come after the ones that were passed over, which are simulated, stand in a queue that long workers forget it.
 */
final class BusyPeriods {
    /** So many standard deviations away, something does not happen. */
    private static final double DEVIATIONS = 4;
    /** Where so many times as many come as can be served, a backlog is filled up again at once. */
    private static final double FILLS_UP = 1.2;

    private final Server server;
    private final Threads threads;
    private final Backlog backlog;
    private final Room room;
    private final LongSupplier free;
    private final RandomGenerator random;
    private final double longestWish;
    private long passed;
    private double cpuSurplus;
    private boolean over;
    private double again;

    /**
     * Watches a server.
     *
     * @param free for how many more connections it has room
     * @param longestWish how long hardly any connection lasts because of what it asks for
     */
    BusyPeriods(Plan plan, Threads threads, Backlog backlog, double longestWish, LongSupplier free,
            RandomGenerator random) {
        server = plan.server();
        this.threads = threads;
        this.backlog = backlog;
        this.longestWish = longestWish;
        this.free = free;
        this.random = random;
        room = new Room(plan);
    }

    /** How many were passed over last. */
    long passed() {
        return passed;
    }

    /** By how much more CPU time than on average they take in all. */
    double cpuSurplus() {
        return cpuSurplus;
    }

    /** Whether none can be passed over until the load changes or is seen, if none could be last. */
    boolean over() {
        return over;
    }

    /**
     * Passes over those that come from a time on, and gives when that ends; at once if none can be passed over.
     *
     * @param load what there is to do until then
     * @param changes when it changes
     * @param seen when those that are there are seen
     */
    double passOver(double from, Load load, double changes, double seen) {
        passed = 0;
        over = false;
        if (from < again) {
            return from;
        }
        double freeAt = threads.workerFreeAt(from);
        boolean queue = freeAt > from;
        double last = seen - freeAt - load.worker().longest() - longestWish - load.feltAnswered();
        over = load.felt() < Double.POSITIVE_INFINITY
                ? seen - from <= load.felt()
                : !(last > 0) || (!queue && load.perMilli() < load.mostPerMilli(server.workers()));
        if (!queue || !(last > 0)) {
            return from;
        }
        backlog.accept(from);
        // What could not be done is tried again when as many have come as there are workers.
        again = from + server.workers() / load.perMilli();
        return !server.acceptsAhead() && backlog.size() >= server.backlog() - 1
                ? passRefusing(from, load, Math.min(last, changes - from))
                : passQueueing(from, load, changes - from, last);
    }

    /** While the backlog is full, another one comes in whenever one is accepted. */
    private double passRefusing(double from, Load load, double longest) {
        double served = load.mostPerMilli(server.workers());
        double wait = threads.workerFreeAt(from) - from;
        if (longest < wait || load.perMilli() < FILLS_UP * served || longestWait(load) < wait) {
            return from;
        }
        double each = load.worker().mean();
        passed = many(longest * served, longest * served * load.worker().variance() / (each * each));
        surplus(load, longest * server.workers());
        threads.delayWorkers(longest);
        backlog.delay(longest);
        return from + longest;
    }

    /** While the queue grows, or does not end. */
    private double passQueueing(double from, Load load, double longest, double seen) {
        int workers = server.workers();
        double each = load.worker().mean();
        double wait = threads.workerFreeAt(from) - from;
        // By how much the wait grows in a millisecond, and by what variance.
        double comes = load.perMilli() * each / workers;
        double varies = load.perMilli() * (load.worker().variance() + each * each) / ((double) workers * workers);
        double millis = Math.min(longest, Math.min(within(seen, comes, varies), within(wait, 1 - comes, varies)));
        if (!server.acceptsAhead()) {
            double served = load.mostPerMilli(workers);
            millis = Math.min(millis, within(server.backlog() - backlog.size(), load.perMilli() - served,
                    load.perMilli() + served * load.worker().variance() / (each * each)));
        }
        millis = Math.min(millis, within(longestWait(load) - wait, comes - 1, varies));
        // Fewer are not worth it.
        if (!(load.perMilli() * millis > workers)) {
            return from;
        }
        passed = many(load.perMilli() * millis, load.perMilli() * millis);
        double asked = passed * each + Math.sqrt(passed * load.worker().variance()) * random.nextGaussian();
        surplus(load, asked);
        threads.delayWorkers(asked / workers);
        double ends = from + millis;
        if (!server.acceptsAhead()) {
            double freeAt = Math.max(ends, threads.workerFreeAt(from));
            backlog.replace(Math.round((freeAt - ends) * load.mostPerMilli(workers)), ends, freeAt);
        }
        return ends;
    }

    /** How long something that grows so fast on average, and by that variance, stays below a limit. */
    private static double within(double limit, double grows, double varies) {
        double deviations = DEVIATIONS * Math.sqrt(varies);
        double square = deviations * deviations + 4 * grows * limit;
        if (limit <= 0) {
            return 0;
        }
        if (square < 0 || limit == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        double root = 2 * limit / (deviations + Math.sqrt(square));
        return root * root;
    }

    /** How long they may wait for there to be room for all. */
    private double longestWait(Load load) {
        double perMilli = Math.min(load.perMilli(), load.mostPerMilli(server.workers()));
        return room.longest((double) free.getAsLong(), perMilli, load.closer().mean()) - load.worker().longest();
    }

    private void surplus(Load load, double asked) {
        cpuSurplus = load.cpuSurplus(passed, asked - passed * load.worker().mean(), random.nextGaussian());
    }

    private long many(double mean, double variance) {
        return Math.round(Math.max(0, mean + Math.sqrt(variance) * random.nextGaussian()));
    }
}
