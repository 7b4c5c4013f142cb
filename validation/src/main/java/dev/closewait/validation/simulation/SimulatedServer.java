package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import java.util.SplittableRandom;

/**
 * One listening service, event by event. Connections queue for its workers in the order they came; what becomes of
 * each is worked out when it comes, and those that never stand in CLOSE_WAIT at a look cost nothing more.
 */
final class SimulatedServer implements Subject {
    static final int PORT = 8_080;

    /** From the end of a process until its successor listens. */
    private static final Times RESTART_TAKES = new Times.LogUniform(200, 20_000);

    private final Plan plan;
    private final SplittableRandom random;
    private final Threads threads;
    private final Fates fates;
    private final Arrivals arrivals;
    private final Neighbours neighbours;
    private final Agenda fins = new Agenda();
    private final Sockets sockets = new Sockets();
    private final Backlog backlog = new Backlog();
    private final Fate fate = new Fate();
    private final ServerView view;
    private final Witness witness;

    private double now;
    private double nextRestart;
    private double upSince;
    private long cookies;
    private long opened;
    private long open;
    private long pid = 4_000;

    SimulatedServer(Plan plan, long seed) {
        this(plan, seed, _ -> {});
    }

    /** One whose every connection is shown to a witness. */
    SimulatedServer(Plan plan, long seed, Witness witness) {
        this(plan, seed, witness, false);
    }

    private SimulatedServer(Plan plan, long seed, Witness witness, boolean thinned) {
        this.plan = plan;
        this.witness = witness;
        random = new SplittableRandom(seed);
        threads = new Threads(plan, new CpuSupply(plan.disturbances(), random.split()), random);
        Wishes wishes = new Wishes(plan);
        fates = new Fates(plan, wishes, threads, random);
        Traffic.Run traffic = plan.traffic().new Run(random.split());
        arrivals = thinned
                ? new ThinnedArrivals(plan, threads, wishes, traffic, backlog,
                        () -> plan.server().mostConnections() - open, random.split())
                : new Arrivals.Every(traffic);
        neighbours = new Neighbours(plan.neighboursPerSecond(), random);
        view = new ServerView(plan, threads, neighbours);
        nextRestart = plan.restarts().draw(random);
        begin(0);
    }

    /**
     * One of which only those connections are simulated, and shown to a witness, that a look can see, as far as that is
     * known when they come; the others are counted. That pays where looks are far apart. What is wrong with a server may
     * concern any of its connections: one with faults is simulated wholly.
     */
    static SimulatedServer thinned(Plan plan, long seed, Witness witness) {
        return new SimulatedServer(plan, seed, witness, plan.faults().equals(Faults.NONE));
    }

    @Override
    public Observation look(double nowMillis, double wallClockMillis) {
        advance(nowMillis);
        open -= sockets.leave(nowMillis);
        backlog.accept(nowMillis);
        view.process(pid, upSince);
        return view.show(nowMillis, wallClockMillis, sockets, backlog.size(), opened, open);
    }

    @Override
    public Standing standing() {
        return new Standing(sockets.waiting(), sockets.waitingSince(now - Standing.LATE_MILLIS),
                threads.starvedAt(now), false, threads.hungSince(), opened - open);
    }

    private void advance(double until) {
        neighbours.pass(until - now);
        threads.countUntil(until);
        come(now, until);
        for (;;) {
            double next = Math.min(nextRestart, Math.min(arrivals.next(), fins.nextTime()));
            if (next > until) {
                break;
            }
            if (next == nextRestart) {
                restart(next);
                come(next, until);
            } else if (next == arrivals.next()) {
                arrive(next, until);
                arrivals.goOn();
            } else {
                int slot = fins.nextNumber();
                fins.removeNext();
                boolean full = isFull();
                finish(slot, until);
                if (full && !isFull()) {
                    come(next, until);
                }
            }
        }
        passOver();
        threads.looked();
        now = until;
    }

    /** A process that is ended takes with it what has come; its successor begins with nothing. */
    private void come(double from, double until) {
        double end = Math.min(until, nextRestart);
        arrivals.between(isFull() ? end : Math.max(from, upSince), end);
    }

    /** Nobody is let in until one leaves. */
    private boolean isFull() {
        return open >= plan.server().mostConnections();
    }

    private void passOver() {
        Arrivals.Passed passed = arrivals.passed();
        if (passed.count() > 0) {
            opened += passed.count();
            fates.pass(passed);
        }
    }

    private void arrive(double at, double until) {
        backlog.accept(at);
        double refusedUntil = refusedUntil(at);
        if (refusedUntil > at) {
            arrivals.refusedUntil(refusedUntil);
            return; // Its SYN is dropped, or answered with RST: no connection.
        }
        opened++;
        fates.workOut(fate, at);
        if (fate.accepted > at) {
            backlog.add(fate.accepted);
        }
        if (fate.fin <= until && fate.closed <= until) {
            witness.saw(fate);
            return; // It came and went between two looks.
        }
        open++;
        int slot = sockets.add(++cookies, fate);
        // What the server closes before its peer does is never in CLOSE_WAIT.
        fins.add(Math.min(fate.closed, fate.fin), slot);
        if (isFull()) {
            come(at, until);
        }
    }

    /** Until when what comes is refused, at least; no time after now if it is not. */
    private double refusedUntil(double at) {
        if (at < upSince) {
            return upSince;
        }
        if (backlog.size() >= plan.server().backlog()) {
            return backlog.first();
        }
        return isFull() ? Math.max(fins.nextTime(), Math.nextUp(at)) : at;
    }

    /** The peer's FIN has come, or the server has closed. */
    private void finish(int slot, double until) {
        fates.notice(sockets, slot);
        sockets.tell(slot, witness);
        if (sockets.closed(slot) <= until) {
            sockets.free(slot);
            open--;
        } else {
            sockets.enterCloseWait(slot);
        }
    }

    private void restart(double at) {
        passOver();
        pid++;
        begin(at + RESTART_TAKES.draw(random));
        nextRestart = upSince + plan.restarts().draw(random);
    }

    private void begin(double at) {
        upSince = at;
        open = 0;
        threads.begin(at, now);
        fins.clear();
        sockets.clear();
        backlog.clear();
    }
}
