package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/** The threads of a server, its workers and the one that closes, and the CPU that they get. */
final class Threads {
    /** CPU time that it takes to accept, or to write an answer that was waited for. */
    private static final double A_MOMENT = 0.02;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Plan plan;
    private final CpuSupply supply;
    private final CpuMeter meter;
    private final RandomGenerator random;
    private final Workers workers = new Workers();
    private double until;
    private double closerFree;
    private double hungSince;
    private double collectedBefore;

    Threads(Plan plan, CpuSupply supply, RandomGenerator random) {
        this.plan = plan;
        this.supply = supply;
        this.random = random;
        meter = new CpuMeter(supply);
    }

    /** A process begins; the one before it is gone. */
    void begin(double at, double now) {
        workers.begin(plan.server().workers());
        closerFree = at;
        hungSince = NEVER;
        meter.reset();
        collectedBefore = supply.collected(Math.max(at, now));
    }

    /** What follows is counted up to this time, which is that of the next look. */
    void countUntil(double time) {
        until = time;
    }

    /** That time has come. */
    void looked() {
        meter.read(until);
        supply.forget(until);
    }

    /** When a worker is free to take what is there at a time that is never less than the one before. */
    double workerFreeAt(double time) {
        return workers.freeAt(time);
    }

    /** Whether nobody waits for a thread at a time that is never less than the one before. */
    boolean allFreeAt(double time) {
        return closerFree <= time && workers.freeAt(time) == time;
    }

    /** The share of a CPU that a thread gets at a time. */
    double speedAt(double time) {
        return supply.speedAt(time);
    }

    /** Until when it stays so. */
    double steadyUntil(double time) {
        return supply.steadyUntil(time);
    }

    /** The worker that is free first is taken until a time. */
    void take(double untilThen) {
        workers.take(untilThen);
    }

    /** All workers are free so much later; none is now. */
    void delayWorkers(double millis) {
        workers.delay(millis);
    }

    /** The worker that is free first takes a request at a time, and never returns from it. */
    void hang(double start) {
        workers.take(NEVER);
        hungSince = Math.min(hungSince, workers.allHang() ? start : NEVER);
    }

    /** When the last of the workers hung; infinity when one goes on. */
    double hungSince() {
        return hungSince;
    }

    /** When a thread that begins with something small has done it. */
    double moment(double from) {
        return supply.after(from, A_MOMENT);
    }

    /** When a thread first gets CPU. */
    double run(double from) {
        return supply.after(from, 0);
    }

    /** Whether somebody has a moment's CPU at a time, and nothing keeps it from using it. */
    boolean calm(double at) {
        return supply.calm(at, at + A_MOMENT);
    }

    /** When the thread that closes has computed for so long for an end of stream: one after the other. */
    double closer(double fin, double millis) {
        closerFree = compute(Math.max(fin, closerFree), millis);
        return closerFree;
    }

    /** When a thread that wants to run has computed for so long. */
    double compute(double from, double millis) {
        if (from == NEVER || hungSince <= from) {
            return NEVER;
        }
        if (supply.calm(from, from + millis)) {
            double end = from + millis;
            if (end <= until) {
                meter.ran(millis);
            } else {
                meter.wants(from, end);
            }
            return end;
        }
        double start = from;
        boolean starved = supply.starvedAt(from);
        if (starved) {
            double longer = plan.wakeUp().draw(random);
            meter.waited(longer);
            start += longer;
        }
        double end = supply.after(start, millis);
        if (end <= until && end <= supply.steadyUntil(from)) {
            meter.ran(millis);
            meter.waited(starved ? end - start - millis : 0);
        } else {
            meter.wants(start, end);
        }
        return end;
    }

    boolean starvedAt(double time) {
        return supply.starvedAt(time);
    }

    boolean stoppedAt(double time) {
        return supply.stoppedAt(time);
    }

    /** Counts what is not simulated one by one: CPU time that was used and waited for before the next look. */
    void ran(double millis, double waitedMillis) {
        meter.ran(millis);
        meter.waited(waitedMillis);
    }

    /** CPU time that the process has used until the last look, but for its garbage collector's. */
    double ranMillis() {
        return meter.ranMillis();
    }

    /** CPU time that its garbage collector has used until now. */
    double collectedMillis(double now) {
        return supply.collected(now) - collectedBefore;
    }

    /** How long its threads have waited for CPU until the last look. */
    double waitedMillis() {
        return meter.waitedMillis();
    }
}
