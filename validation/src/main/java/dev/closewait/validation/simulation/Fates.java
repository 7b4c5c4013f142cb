package dev.closewait.validation.simulation;

import java.util.random.RandomGenerator;

/**
 * Works out what becomes of a connection, when it comes: its clients' wishes and the threads that serve it are known by then.
 * When a server has noticed that its peer is gone is worked out when it is: those that close wait for one another.
 */
final class Fates {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Server server;
    private final Clients clients;
    private final Faults faults;
    private final Times wakeUp;
    private final Tail cpuTail;
    private final Tail noticeTail;
    private final Tail wakeUpTail;
    private final Wishes wishes;
    private final Threads threads;
    private final RandomGenerator random;

    Fates(Plan plan, Wishes wishes, Threads threads, RandomGenerator random) {
        server = plan.server();
        clients = plan.clients();
        faults = plan.faults();
        wakeUp = plan.wakeUp();
        cpuTail = Tail.of(server.cpu());
        noticeTail = Tail.of(server.notice());
        wakeUpTail = Tail.of(wakeUp);
        this.wishes = wishes;
        this.threads = threads;
        this.random = random;
    }

    /** Of one that comes at a time. */
    void workOut(Fate fate, double at) {
        serve(fate, at);
        depart(fate);
    }

    /** Of one whose FIN has come, if that is what it is closed for. */
    void notice(Sockets sockets, int slot) {
        if (sockets.closesWhenNoticed(slot)) {
            double noticed = threads.closer(sockets.fin(slot), server.notice().draw(random));
            double tail = server.tail().draw(random);
            sockets.closes(slot, noticed, tail > 0 ? threads.run(noticed + tail) : noticed);
        }
    }

    /** Of those that are not simulated one by one: they are answered and closed, and what is left is the CPU time. */
    void pass(Arrivals.Passed passed) {
        long closed = Counts.poisson(passed.count() * passed.noticedShare(), random);
        double ran = sum(server.cpu(), cpuTail, passed.count() - passed.queued()) + passed.queued() * cpuTail.mean()
                + passed.surplus() + sum(server.notice(), noticeTail, closed);
        double woken = passed.starvedShare() > 0
                ? sum(wakeUp, wakeUpTail,
                        Counts.poisson((passed.count() + closed) * passed.starvedShare(), random))
                : 0;
        threads.ran(ran, ran * passed.slowness() + woken);
    }

    /** When it is accepted, read and answered. */
    private void serve(Fate fate, double at) {
        double worker = threads.workerFreeAt(at);
        fate.opened = at;
        double ready = server.acceptsAhead() ? threads.moment(at) : at;
        double start = threads.run(Math.max(ready, worker));
        fate.read = start;
        if (start >= faults.hangsFromMillis()) {
            hang(fate, ready);
            return;
        }
        double computed = threads.compute(start, server.cpu().draw(random));
        double call = wishes.call().draw(random);
        fate.answered = call > 0 ? threads.moment(computed + call) : computed;
        threads.take(server.holdsWorker() ? fate.answered : computed);
        fate.accepted = server.acceptsAhead() ? ready : start;
        double chunks = Math.floor(wishes.pieces().draw(random));
        fate.chunksApart = chunks > 0 ? wishes.piecesApart().draw(random) : 0;
        fate.ended = chunks > 0 ? threads.run(fate.answered + chunks * fate.chunksApart) : fate.answered;
    }

    /** Its worker never returns from it; a loop that hangs accepts no more either. */
    private void hang(Fate fate, double ready) {
        fate.accepted = server.acceptsAhead() && server.holdsWorker() ? ready : fate.read;
        fate.answered = NEVER;
        fate.ended = NEVER;
        fate.chunksApart = 0;
        threads.hang(fate.read);
    }

    /** When its peer sends the FIN, and what happens then. */
    private void depart(Fate fate) {
        fate.leaked = faults.leaksAt(fate.opened) && random.nextDouble() < faults.leaks();
        fate.lastServed = fate.ended;
        fate.noticed = fate.leaked ? fate.ended : NEVER;
        fate.closed = NEVER;
        if (happens(clients.halfCloses())) {
            fate.fin = fate.opened;
            fate.closed = closesItself(fate);
            return;
        }
        double patience = Times.drawUnder(fate.answered - fate.opened, clients.patience(), random);
        if (patience < NEVER) {
            fate.fin = fate.opened + patience;
            // The peer is gone for good: it answers the answer with RST.
            fate.closed = fate.answered + clients.roundTripMillis();
            fate.leaked = false;
        } else {
            stay(fate, wishes.idle().draw(random));
        }
    }

    /** It has its answer, and goes when it wants nothing more. */
    private void stay(Fate fate, double idle) {
        fate.fin = fate.ended + clients.roundTripMillis() + idle;
        if (happens(server.closesAfterAnswer())) {
            fate.closed = closesItself(fate);
        } else if (idle > 0) {
            double again = fate.lastServed + idle * random.nextDouble();
            // Nobody answers in a pause.
            fate.lastServed = threads.calm(again) ? again : fate.lastServed;
        }
    }

    /** Whether a server closes one by itself, for a reason that it has as often as that. */
    private boolean happens(double share) {
        return share > 0 && !wishes.staysUntilItLeaves() && random.nextDouble() < share;
    }

    private double closesItself(Fate fate) {
        double tail = server.tail().draw(random);
        if (fate.leaked) {
            return NEVER;
        }
        return tail > 0 ? threads.run(fate.ended + tail) : fate.ended;
    }

    /** A sum that has the mean and the variance of that of so many draws, of one. */
    private double sum(Times times, Tail tail, long draws) {
        double mean = tail.mean();
        return draws * mean + Math.sqrt((double) draws) * (times.draw(random) - mean);
    }
}
