package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import java.util.ArrayDeque;
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
    private final Traffic.Run traffic;
    private final Neighbours neighbours;
    private final Agenda fins = new Agenda();
    private final Sockets sockets = new Sockets();
    private final ArrayDeque<Double> backlog = new ArrayDeque<>();
    private final Fate fate = new Fate();
    private final ServerView view;
    private final Witness witness;

    private double now;
    private double nextArrival;
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
        this.plan = plan;
        this.witness = witness;
        random = new SplittableRandom(seed);
        threads = new Threads(plan, new CpuSupply(plan.disturbances(), random.split()), random);
        fates = new Fates(plan, threads, random);
        traffic = plan.traffic().new Run(random.split());
        neighbours = new Neighbours(plan.neighboursPerSecond(), random);
        view = new ServerView(plan, threads, neighbours);
        nextArrival = traffic.nextAfter(0);
        nextRestart = plan.restarts().draw(random);
        begin(0);
    }

    @Override
    public Observation look(double nowMillis, double wallClockMillis) {
        advance(nowMillis);
        open -= sockets.leave(nowMillis);
        accept(nowMillis);
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
        for (;;) {
            double next = Math.min(nextRestart, Math.min(nextArrival, fins.nextTime()));
            if (next > until) {
                break;
            }
            if (next == nextRestart) {
                restart(next);
            } else if (next == nextArrival) {
                arrive(next, until);
                nextArrival = traffic.nextAfter(next);
            } else {
                int slot = fins.nextNumber();
                fins.removeNext();
                finish(slot, until);
            }
        }
        threads.looked();
        now = until;
    }

    private void arrive(double at, double until) {
        accept(at);
        if (at < upSince || backlog.size() >= plan.server().backlog() || open >= plan.server().mostConnections()) {
            return; // Refused, or its SYN is dropped: no connection.
        }
        opened++;
        fates.workOut(fate, at);
        if (fate.accepted > at) {
            backlog.addLast(fate.accepted);
        }
        if (fate.fin <= until && fate.closed <= until) {
            witness.saw(fate);
            return; // It came and went between two looks.
        }
        open++;
        int slot = sockets.add(++cookies, fate);
        // What the server closes before its peer does is never in CLOSE_WAIT.
        fins.add(Math.min(fate.closed, fate.fin), slot);
    }

    /** What has been accepted by then stands in the backlog no more. */
    private void accept(double by) {
        while (!backlog.isEmpty() && backlog.peekFirst() <= by) {
            backlog.removeFirst();
        }
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
