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
    /** So many standard deviations over the mean there is room for all connections. */
    private static final double DEVIATIONS = 6;
    /** What is as rare as this is passed over. */
    private static final double RARE = 1e-5;

    private final Server server;
    private final double noticed;
    private final double countsAsOpen;
    private final double tripMillis;
    private final Tail cpu;
    private final Tail call;
    private final Tail notice;
    private final Tail tail;
    private final Tail wakeUp;
    private final double meanServed;
    private final double meanIdle;
    private double lastRate = -1;
    private double lastSpeed;
    private double lastMillis;

    /** Reads a plan. */
    Memory(Plan plan) {
        server = plan.server();
        noticed = plan.closedWhenNoticed();
        countsAsOpen = plan.clients().idle().equals(Times.Fixed.NONE) ? noticed : 1 - plan.clients().halfCloses();
        tripMillis = plan.clients().roundTripMillis();
        cpu = Tail.of(server.cpu());
        call = Tail.of(server.downstream());
        notice = Tail.of(server.notice());
        tail = Tail.of(server.tail());
        wakeUp = Tail.of(plan.wakeUp());
        meanServed = call.mean() + Tail.of(server.chunks()).mean() * Tail.of(server.chunksApart()).mean();
        meanIdle = Tail.of(plan.clients().idle()).mean();
    }

    /**
     * How long what comes is felt, but for what it asks for itself; infinity where there is more to do than can be done.
     *
     * @param perMilli connections that come
     * @param speed the share of a CPU that a thread gets
     * @param starved whether threads wait when they are woken up
     */
    double millis(double perMilli, double speed, boolean starved) {
        if (perMilli != lastRate || speed != lastSpeed) {
            lastRate = perMilli;
            lastSpeed = speed;
            lastMillis = speed > 0
                    ? millis(perMilli, new Service(cpu, speed, starved),
                            new Service(notice, speed, starved))
                    : NEVER;
        }
        return lastMillis;
    }

    private double millis(double perMilli, Service answer, Service close) {
        if (!hasRoom(perMilli, answer, close)) {
            return NEVER;
        }
        double held = server.holdsWorker() ? call.mean() : 0;
        double heldVariance = server.holdsWorker() ? variance(call) : 0;
        return answer.longest + close.longest + tail.exceededBy(RARE) + tripMillis
                + TIME_CONSTANTS * (timeConstant(perMilli, server.workers(), answer.mean + held,
                        answer.variance + heldVariance)
                        + timeConstant(perMilli * noticed, 1, close.mean, close.variance));
    }

    /**
     * Whether those that come and go unseen never fill the server. Of those that the server closes by itself only those
     * count whose FIN comes after the next look, if any.
     */
    private boolean hasRoom(double perMilli, Service answer, Service close) {
        double kept = answer.mean + meanServed + tail.mean();
        double open = perMilli * (countsAsOpen * kept + noticed * (tripMillis + meanIdle + close.mean));
        return open + DEVIATIONS * Math.sqrt(open) <= server.mostConnections();
    }

    private static double timeConstant(double perMilli, int threads, double mean, double variance) {
        double load = perMilli * mean;
        if (load == 0) {
            return 0;
        }
        double spare = Math.sqrt(threads) - Math.sqrt(load);
        return load > MOST_LOAD * threads ? NEVER : (variance + mean * mean) / (2 * mean * spare * spare);
    }

    private static double variance(Tail times) {
        return times.meanSquare() - times.mean() * times.mean();
    }

    /** How long a thread is at something that needs CPU. */
    private final class Service {
        final double mean;
        final double variance;
        final double longest;

        Service(Tail work, double speed, boolean starved) {
            mean = work.mean() / speed + (starved ? wakeUp.mean() : 0);
            variance = variance(work) / (speed * speed) + (starved ? variance(wakeUp) : 0);
            longest = work.exceededBy(RARE) / speed + (starved ? wakeUp.exceededBy(RARE) : 0);
        }
    }
}
