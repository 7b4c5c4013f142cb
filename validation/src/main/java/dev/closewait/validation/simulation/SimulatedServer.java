package dev.closewait.validation.simulation;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One listening service, event by event. Connections queue for its workers in the order they came; what becomes of
 * each is worked out when it comes, and those that never stand in CLOSE_WAIT at a look cost nothing more.
 */
final class SimulatedServer implements Subject {
    static final int PORT = 8_080;

    private static final int CPUS = 4;
    /** Beyond this mean a Poisson count is as good as a rounded normal one. */
    private static final double MANY = 50;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** From the end of a process until its successor listens. */
    private static final Times RESTART_TAKES = new Times.LogUniform(200, 20_000);
    private static final int REQUEST_BYTES = 120;
    /** CPU time that it takes to accept, or to write an answer that was waited for. */
    private static final double A_MOMENT = 0.02;
    /** Descriptors that a process holds beside its connections. */
    private static final int OTHER_DESCRIPTORS = 20;
    private static final int DESCRIPTOR_LIMIT = 1 << 20;

    private final Plan plan;
    private final SplittableRandom random;
    private final CpuSupply supply;
    private final CpuMeter meter;
    private final Traffic.Run traffic;
    private final Workers workers = new Workers();
    private final Agenda fins = new Agenda();
    private final Sockets sockets = new Sockets();
    private final ArrayDeque<Double> backlog = new ArrayDeque<>();
    private final Fate fate = new Fate();
    private final SocketColumns rows = new SocketColumns();
    private final SocketColumns listeners = new SocketColumns();
    private final Witness witness;

    private double now;
    private double nextArrival;
    private double nextRestart;
    private double upSince;
    private double closerFree;
    private double hungSince = NEVER;
    private double collectedBefore;
    private long cookies;
    private long opened;
    private long open;
    private long neighbours;
    private long pid = 4_000;

    SimulatedServer(Plan plan, long seed) {
        this(plan, seed, _ -> {});
    }

    /** One whose every connection is shown to a witness. */
    SimulatedServer(Plan plan, long seed, Witness witness) {
        this.plan = plan;
        this.witness = witness;
        random = new SplittableRandom(seed);
        supply = new CpuSupply(plan.disturbances(), random.split());
        meter = new CpuMeter(supply);
        traffic = plan.traffic().new Run(random.split());
        nextArrival = traffic.nextAfter(0);
        nextRestart = plan.restarts().draw(random);
        begin(0);
    }

    @Override
    public Observation look(double nowMillis, double wallClockMillis) {
        advance(nowMillis);
        open -= sockets.leave(nowMillis);
        return show(wallClockMillis);
    }

    @Override
    public Standing standing() {
        return new Standing(sockets.waiting(), sockets.waitingSince(now - Standing.LATE_MILLIS),
                supply.starvedAt(now), false, hungSince, opened - open);
    }

    private void advance(double until) {
        neighbours += poisson(plan.neighboursPerSecond() * (until - now) / 1_000);
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
        meter.read(until);
        supply.forget(until);
        now = until;
    }

    private void arrive(double at, double until) {
        while (!backlog.isEmpty() && backlog.peekFirst() <= at) {
            backlog.removeFirst();
        }
        Server server = plan.server();
        if (at < upSince || backlog.size() >= server.backlog() || open >= server.mostConnections()) {
            return; // Refused, or its SYN is dropped: no connection.
        }
        opened++;
        open++;
        serve(at, until);
        depart(until);
    }

    /** When it is accepted, read and answered. */
    private void serve(double at, double until) {
        Server server = plan.server();
        double worker = workers.freeAt(at);
        fate.opened = at;
        double ready = server.acceptsAhead() ? supply.after(at, A_MOMENT) : at;
        double start = supply.after(Math.max(ready, worker), 0);
        if (start >= plan.faults().hangsFromMillis()) {
            hang(ready, start);
            return;
        }
        double computed = compute(start, server.cpu().draw(random), until);
        double call = server.downstream().draw(random);
        fate.answered = call > 0 ? supply.after(computed + call, A_MOMENT) : computed;
        workers.take(server.holdsWorker() ? fate.answered : computed);
        fate.accepted = server.acceptsAhead() ? ready : start;
        fate.read = start;
        if (fate.accepted > at) {
            backlog.addLast(fate.accepted);
        }
        double chunks = Math.floor(server.chunks().draw(random));
        fate.chunksApart = chunks > 0 ? server.chunksApart().draw(random) : 0;
        fate.ended = chunks > 0
                ? supply.after(fate.answered + chunks * fate.chunksApart, 0)
                : fate.answered;
    }

    /** Its worker never returns from it; a loop that hangs accepts no more either. */
    private void hang(double ready, double start) {
        Server server = plan.server();
        fate.accepted = server.acceptsAhead() && server.holdsWorker() ? ready : start;
        fate.read = start;
        fate.answered = NEVER;
        fate.ended = NEVER;
        fate.chunksApart = 0;
        workers.take(NEVER);
        hungSince = Math.min(hungSince, workers.allHang() ? start : NEVER);
        if (fate.accepted > fate.opened) {
            backlog.addLast(fate.accepted);
        }
    }

    /** When its peer sends the FIN, and what happens then. */
    private void depart(double until) {
        Clients clients = plan.clients();
        double trip = clients.roundTripMillis();
        fate.leaked = plan.faults().leaksAt(fate.opened) && random.nextDouble() < plan.faults().leaks();
        fate.lastServed = fate.ended;
        fate.noticed = fate.leaked ? fate.ended : NEVER;
        fate.closed = NEVER;
        if (clients.halfCloses() > 0 && random.nextDouble() < clients.halfCloses()) {
            fate.fin = fate.opened;
            fate.closed = closesItself();
        } else {
            double patience = clients.patience().drawUnder(fate.answered - fate.opened, random);
            if (patience < Double.POSITIVE_INFINITY) {
                fate.fin = fate.opened + patience;
                // The peer is gone for good: it answers the answer with RST.
                fate.closed = fate.answered + trip;
                fate.leaked = false;
            } else {
                stay(clients.idle().draw(random), trip);
            }
        }
        if (fate.fin <= until && fate.closed <= until) {
            witness.saw(fate);
            open--; // It came and went between two looks.
            return;
        }
        int slot = sockets.add(++cookies, fate);
        // What the server closes before its peer does is never in CLOSE_WAIT.
        fins.add(Math.min(fate.closed, fate.fin), slot);
    }

    /** It has its answer, and goes when it wants nothing more. */
    private void stay(double idle, double trip) {
        fate.fin = fate.ended + trip + idle;
        double serverCloses = plan.server().closesAfterAnswer();
        if (serverCloses > 0 && random.nextDouble() < serverCloses) {
            fate.closed = closesItself();
        } else if (idle > 0) {
            double again = fate.lastServed + idle * random.nextDouble();
            // Nobody answers in a pause.
            fate.lastServed = supply.calm(again, again + A_MOMENT) ? again : fate.lastServed;
        }
    }

    private double closesItself() {
        double tail = plan.server().tail().draw(random);
        if (fate.leaked) {
            return NEVER;
        }
        return tail > 0 ? supply.after(fate.ended + tail, 0) : fate.ended;
    }

    /** The peer's FIN has come, or the server has closed. */
    private void finish(int slot, double until) {
        if (sockets.closesWhenNoticed(slot)) {
            double fin = sockets.fin(slot);
            double noticed = compute(Math.max(fin, closerFree), plan.server().notice().draw(random), until);
            closerFree = noticed;
            double tail = plan.server().tail().draw(random);
            sockets.closes(slot, noticed, tail > 0 ? supply.after(noticed + tail, 0) : noticed);
        }
        sockets.tell(slot, witness);
        if (sockets.closed(slot) <= until) {
            sockets.free(slot);
            open--;
        } else {
            sockets.enterCloseWait(slot);
        }
    }

    /** When a thread that wants to run has computed for so long. */
    private double compute(double from, double millis, double until) {
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
        if (supply.starvedAt(from)) {
            double longer = plan.wakeUp().draw(random);
            meter.waited(longer);
            start += longer;
        }
        double end = supply.after(start, millis);
        meter.wants(start, end);
        return end;
    }

    private void restart(double at) {
        pid++;
        begin(at + RESTART_TAKES.draw(random));
        nextRestart = upSince + plan.restarts().draw(random);
    }

    private void begin(double at) {
        upSince = at;
        hungSince = NEVER;
        workers.begin(plan.server().workers());
        open = 0;
        closerFree = at;
        fins.clear();
        sockets.clear();
        backlog.clear();
        meter.reset();
        collectedBefore = supply.collected(Math.max(at, now));
    }

    private Observation show(double wallClockMillis) {
        listeners.clear();
        List<ProcessSample> processes = List.of();
        sockets.show(now, new Sockets.Service(PORT, pid, REQUEST_BYTES, plan.server().readsEndOfStream()), rows);
        if (now >= upSince) {
            while (!backlog.isEmpty() && backlog.peekFirst() <= now) {
                backlog.removeFirst();
            }
            int row = listeners.add();
            listeners.identity(row, Long.MAX_VALUE, 1, 0);
            listeners.local(row, 0, 1, PORT);
            listeners.remote(row, 0, 0, 0);
            listeners.queues(row, backlog.size(), plan.server().backlog());
            listeners.owner(row, pid);
            processes = List.of(process());
        }
        return new Observation((long) (now * NANOS_PER_MILLI), Instant.ofEpochMilli((long) wallClockMillis), rows,
                listeners, processes, new HostSample(CPUS, 0.5, HostSample.UNKNOWN, opened + neighbours,
                        open + (long) plan.neighboursPerSecond()));
    }

    private ProcessSample process() {
        double collected = supply.collected(now) - collectedBefore;
        double background = plan.server().backgroundCpus() * (now - upSince);
        double ran = meter.ranMillis() + background + collected;
        double waited = meter.waitedMillis();
        double throttled = plan.quota() ? waited : 0;
        return new ProcessSample(pid, pid, 1, "simulated", supply.stoppedAt(now), (long) (ran * NANOS_PER_MILLI),
                (long) (waited * NANOS_PER_MILLI), (long) (throttled * NANOS_PER_MILLI),
                (int) open + OTHER_DESCRIPTORS, DESCRIPTOR_LIMIT, DESCRIPTOR_LIMIT, 0);
    }

    private long poisson(double mean) {
        if (mean > MANY) {
            return Math.round(Math.max(0, mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        long count = 0;
        for (double sum = random.nextExponential(); sum < mean; sum += random.nextExponential()) {
            count++;
        }
        return count;
    }
}
