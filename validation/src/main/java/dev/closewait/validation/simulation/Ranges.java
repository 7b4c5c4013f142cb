package dev.closewait.validation.simulation;

import dev.closewait.validation.simulation.Disturbance.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The ranges that healthy services are drawn from, with reasons.
 *
 * <p>Outside, because nothing that a look shows tells them from a leak until the first of them leaves: a service all of
 * whose answered connections are closed more than some seconds late, from the first on; a second kind of connection that
 * begins to be closed half a second late or later, answered, while others go on closing promptly; the first half of an
 * answer sent at once and the second after a pause of seconds, to a peer that has sent its FIN; a process that a
 * frozen cgroup or a dead disk keeps asleep for seconds, which looks idle.
 */
final class Ranges {
    private Ranges() {}

    static double logUniform(SplittableRandom random, double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    /** A client a minute and a half, up to a thousand a second; each server and its clients as they come. */
    static Plan ordinary(SplittableRandom random) {
        double perSecond = logUniform(random, 0.01, 1_000);
        // A server that is loaded to more than six tenths on a calm day was sized wrongly, and is starved instead.
        boolean eventLoops = random.nextBoolean();
        double call = random.nextBoolean() ? 0 : logUniform(random, 1, 100);
        int workers = eventLoops ? 1 << random.nextInt(3) : (int) logUniform(random, 4, 200);
        double cpu = Math.min(logUniform(random, 0.05, 20), 0.5 * workers * 1_000 / perSecond);
        double sigma = 0.3 + 0.7 * random.nextDouble();
        cpu /= Math.exp(sigma * sigma / 2);
        if (!eventLoops) {
            call = Math.min(call, 0.3 * workers * 1_000 / perSecond);
        }
        Times downstream = call > 0 ? new Times.LogNormal(call, 0.3 + 0.5 * random.nextDouble()) : Times.NONE;
        double closesItself = pick(random, 0, 1, random.nextDouble());
        int backlog = (int) pick(random, 50, 128, 511, 4_096);
        double background = random.nextInt(10) == 0 ? random.nextDouble() : 0.02 * random.nextDouble();
        Server server = new Server(workers, !eventLoops, eventLoops || random.nextBoolean(),
                (int) logUniform(random, 100, 2_000), backlog, random.nextBoolean(), new Times.LogNormal(cpu, sigma),
                downstream, closesItself, new Times.LogNormal(logUniform(random, 0.02, 2), 0.7), Times.NONE,
                Times.NONE, Times.NONE, background);
        double halfClose = pick(random, 0, 0, 0, random.nextDouble(), 1);
        Clients clients = new Clients(halfClose, new Times.LogNormal(logUniform(random, 300, 30_000), 0.5),
                random.nextInt(3) == 0 ? idle(random) : Times.NONE, logUniform(random, 0.05, 100));
        double neighbours = random.nextBoolean() ? 0 : logUniform(random, 0.1, 1_000);
        return Plan.of(Traffic.steady(perSecond), clients, server).neighbours(neighbours);
    }

    /** Connections are kept for 10 ms to a minute, in most cases; some clients keep theirs for much longer. */
    static Times idle(SplittableRandom random) {
        double typical = logUniform(random, 10, 60_000);
        return switch (random.nextInt(3)) {
            case 0 -> new Times.LogNormal(typical, 0.5 + random.nextDouble());
            case 1 -> new Times.Weibull(typical, 0.5 + 1.5 * random.nextDouble());
            default -> new Times.Capped(new Times.Pareto(typical / 2, 1.2), 600_000);
        };
    }

    static Plan bursts(Plan plan, SplittableRandom random) {
        double factor = logUniform(random, 3, 100);
        double apart = logUniform(random, 2_000, 600_000);
        double lasting = logUniform(random, 50, 30_000);
        // The peak is what the server was sized for; a crowd that is larger is refused by its limits.
        Traffic traffic = Traffic.steady(Math.min(plan.traffic().perSecond(), 2_000 / factor));
        return plan.traffic(traffic.bursts(factor, new Times.Exponential(apart), new Times.Exponential(lasting)));
    }

    /** A thread gets a half to a fiftieth of the CPU that it wants, and waits for its turn when it wakes up. */
    static Plan starved(Plan plan, SplittableRandom random, boolean quota) {
        double least = logUniform(random, 0.02, 0.5);
        Disturbance starved = new Disturbance(Kind.STARVED,
                new Times.Exponential(logUniform(random, 1_000, 600_000)),
                new Times.Exponential(logUniform(random, 2_000, 1_800_000)), least, Math.max(least, 0.5));
        Times wakeUp = quota
                ? new Times.Weibull(logUniform(random, 5, 100), 2)
                : new Times.Exponential(logUniform(random, 1, 150));
        return plan.starved(quota, wakeUp, List.of(starved));
    }

    static Disturbance collections(SplittableRandom random) {
        return Disturbance.pause(Kind.COLLECTING, new Times.Exponential(logUniform(random, 1_000, 60_000)),
                new Times.Capped(new Times.LogNormal(logUniform(random, 100, 1_000), 0.5), 2_000));
    }

    static Disturbance pauses(SplittableRandom random) {
        Kind kind = random.nextBoolean() ? Kind.STOPPED : Kind.COLLECTING;
        return Disturbance.pause(kind, new Times.Exponential(logUniform(random, 30_000, 1_200_000)),
                new Times.LogUniform(500, 30_000));
    }

    static Plan slowDownstream(Plan plan, SplittableRandom random, double typical, double sigma) {
        double share = pick(random, 1, logUniform(random, 0.001, 1), random.nextDouble());
        Server server = plan.server();
        Times call = new Times.Capped(new Times.LogNormal(typical, sigma), 30_000);
        Times calls = new Times.Mixture(share, call, server.downstream());
        // Clients of a service that is known to be slow wait for it, and some do not.
        double halfCloses = Math.max(plan.clients().halfCloses(), pick(random, 0, 0.3, 1));
        return plan.server(server.waitsFor(calls)).clients(plan.clients().halfCloses(halfCloses));
    }

    static Plan slowClose(Plan plan, SplittableRandom random) {
        double typical = logUniform(random, 10, 300);
        Times books = switch (random.nextInt(3)) {
            case 0 -> new Times.LogNormal(typical, 0.2 + 0.4 * random.nextDouble());
            case 1 -> new Times.Weibull(typical, 1 + 2 * random.nextDouble());
            default -> new Times.Fixed(typical);
        };
        double share = pick(random, 1, 1, logUniform(random, 0.01, 1));
        return plan.server(plan.server().closesLate(new Times.Mixture(share, books, Times.NONE)));
    }

    static Plan longAnswers(Plan plan, SplittableRandom random) {
        Times pieces = new Times.LogNormal(logUniform(random, 3, 300), 0.7);
        Times apart = new Times.LogNormal(logUniform(random, 1, 200), 0.5);
        return plan.server(plan.server().streams(pieces, apart))
                .clients(plan.clients().halfCloses(Math.max(0.1, random.nextDouble())));
    }

    static LookSchedule badlySampled(SplittableRandom random, double everyMillis) {
        return new LookSchedule(everyMillis * logUniform(random, 0.4, 8),
                new Times.Mixture(0.1, new Times.LogNormal(200, 1), new Times.Exponential(5)),
                new Times.Exponential(logUniform(random, 5_000, 600_000)), new Times.LogUniform(500, 20_000),
                new Times.Exponential(600_000), 3_600_000, 0);
    }

    static Plan mixed(SplittableRandom random) {
        Plan plan = ordinary(random);
        plan = random.nextInt(3) == 0 ? bursts(plan, random) : plan;
        plan = random.nextInt(4) == 0 ? slowClose(plan, random) : plan;
        plan = random.nextInt(4) == 0
                ? slowDownstream(plan, random, logUniform(random, 500, 10_000), 0.5)
                : plan;
        plan = random.nextInt(4) == 0 ? plan.restarts(new Times.Exponential(600_000)) : plan;
        List<Disturbance> disturbances = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            plan = starved(plan, random, random.nextBoolean());
            disturbances.addAll(plan.disturbances());
        }
        if (random.nextInt(3) == 0) {
            disturbances.add(collections(random));
        }
        if (random.nextInt(3) == 0) {
            disturbances.add(pauses(random));
        }
        return plan.disturbed(disturbances);
    }

    static ClientPool.Settings pool(SplittableRandom random) {
        double review = pick(random, Double.POSITIVE_INFINITY, logUniform(random, 1_000, 300_000));
        return new ClientPool.Settings((int) logUniform(random, 2, 200),
                new Times.Exponential(logUniform(random, 5, 30_000)), new Times.Pareto(0.5, 1),
                logUniform(random, 5_000, 120_000), review, random.nextBoolean());
    }

    private static double pick(SplittableRandom random, double... values) {
        return values[random.nextInt(values.length)];
    }
}
