package dev.closewait.validation.simulation;

/**
 * How long a lightly loaded server remembers. Connections that come apart from each other have to do with one another only
 * where they wait for the same thread. Where threads have time to spare, waits end soon, and what the last looks saw is
 * forgotten: the time constant of a queue with {@code c} threads and an offered load of {@code a} of them is
 * {@code s / (√c − √a)²}, where {@code s} is the mean residual service time ({@code E[S²]/2E[S]}; for exponential service
 * that is the relaxation time of M/M/c).
 */
final class Memory {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** After so many time constants less than a thousandth is left of what was. */
    private static final double TIME_CONSTANTS = 8;
    /** Over this share of what threads can do, a queue is as good as one that never ends. */
    private static final double MOST_LOAD = 0.95;

    private final Server server;
    private final double noticed;
    private final double tripMillis;
    private final Tail cpu;
    private final Tail call;
    private final Tail notice;
    private final Tail tail;
    private final Tail wakeUp;
    private final Room room;
    private Load last = Load.stopped(0);

    /** Reads a plan. */
    Memory(Plan plan, Room room) {
        this.room = room;
        server = plan.server();
        noticed = plan.closedWhenNoticed();
        tripMillis = plan.clients().roundTripMillis();
        cpu = Tail.of(server.cpu());
        call = Tail.of(server.downstream());
        notice = Tail.of(server.notice());
        tail = Tail.of(server.tail());
        wakeUp = Tail.of(plan.wakeUp());
    }

    /**
     * What there is to do, and how long it is felt; for ever where that is more than can be done.
     *
     * @param perMilli connections that come
     * @param speed the share of a CPU that a thread gets
     * @param starved whether threads wait when they are woken up
     */
    Load at(double perMilli, double speed, boolean starved) {
        if (perMilli != last.perMilli() || speed != last.speed()) {
            last = speed > 0
                    ? load(perMilli, speed, Occupation.by(cpu, wakeUp, speed, starved),
                            Occupation.by(notice, wakeUp, speed, starved))
                    : Load.stopped(perMilli);
        }
        return last;
    }

    private Load load(double perMilli, double speed, Occupation answer, Occupation closer) {
        Occupation worker = server.holdsWorker() ? answer.andBy(call) : answer;
        double answered = Math.min(perMilli, server.workers() / worker.mean());
        double feltAnswered = closer.longest() + tail.exceededBy(Occupation.RARE) + tripMillis
                + TIME_CONSTANTS * timeConstant(answered * noticed, 1, closer);
        double felt = room.isEnough(server.mostConnections(), perMilli, answer.mean(), closer.mean())
                ? answer.longest() + feltAnswered + TIME_CONSTANTS * timeConstant(perMilli, server.workers(), worker)
                : NEVER;
        return new Load(perMilli, speed, cpu.variance(), worker, closer, felt, feltAnswered);
    }

    private static double timeConstant(double perMilli, int threads, Occupation occupied) {
        double mean = occupied.mean();
        double load = perMilli * mean;
        if (load == 0) {
            return 0;
        }
        double spare = Math.sqrt(threads) - Math.sqrt(load);
        return load > MOST_LOAD * threads ? NEVER : (occupied.variance() + mean * mean) / (2 * mean * spare * spare);
    }
}
