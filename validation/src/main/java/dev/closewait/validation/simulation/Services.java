package dev.closewait.validation.simulation;

import dev.closewait.validation.simulation.Disturbance.Kind;
import java.util.List;
import java.util.SplittableRandom;

/** The ranges that the standard corpus is drawn from: narrower than the benign ones, so that each is clearly what it is. */
final class Services {
    private Services() {}

    /** Answered within milliseconds and closed soon after. */
    static Plan prompt(SplittableRandom random, double perSecond) {
        boolean eventLoops = random.nextBoolean();
        Server server = Server.PROMPT.workers(eventLoops ? 2 : (int) Ranges.logUniform(random, 8, 64), !eventLoops)
                .cpu(new Times.LogNormal(Ranges.logUniform(random, 0.1, 2), 0.5))
                .closesLate(new Times.LogNormal(Ranges.logUniform(random, 2, 60), 0.5));
        return Plan.of(Traffic.steady(perSecond), Clients.PROMPT.patience(new Times.LogNormal(5_000, 0.5)), server);
    }

    /** Twenty to sixty in CLOSE_WAIT at any instant, and new ones at each. */
    static Plan busy(SplittableRandom random) {
        double dwell = Ranges.logUniform(random, 40, 100);
        double standing = Ranges.logUniform(random, 20, 60);
        Plan plan = prompt(random, 1_000 * standing / dwell);
        return plan.server(plan.server().cpu(new Times.Fixed(0.3)).closesLate(new Times.LogNormal(dwell, 0.4)));
    }

    /** From some seconds on it gets half to three quarters of the CPU that its requests need. */
    static Plan starved(SplittableRandom random, boolean quota) {
        double perSecond = Ranges.logUniform(random, 20, 50);
        double cpu = Ranges.logUniform(random, 8, 14);
        int workers = 1;
        double needed = perSecond * cpu / 1_000;
        double speed = needed * (0.5 + 0.25 * random.nextDouble()) / workers;
        Server server = Server.PROMPT.workers(workers, true).holds(300).cpu(new Times.LogNormal(cpu, 0.3));
        Disturbance starved = new Disturbance(Kind.STARVED, new Times.Fixed(begin(random)),
                new Times.Fixed(Double.POSITIVE_INFINITY), speed, speed);
        return Plan
                .of(Traffic.steady(perSecond), Clients.PROMPT.patience(new Times.LogNormal(1_500, 0.5)), server)
                .starved(quota, new Times.Exponential(30), List.of(starved));
    }

    /** All workers hang within a second or two. */
    static Plan hung(SplittableRandom random, boolean pool) {
        Server server = Server.PROMPT.workers(pool ? 8 : 1, pool).cpu(new Times.LogNormal(1, 0.5));
        return Plan
                .of(Traffic.steady(Ranges.logUniform(random, 10, 40)),
                        Clients.PROMPT.patience(new Times.LogNormal(Ranges.logUniform(random, 500, 4_000), 0.5)),
                        server.holds(pool ? 400 : 10_000).backlog(pool ? 511 : 128))
                .faults(Faults.hang(begin(random)));
    }

    /** Requests wait for two to eight seconds, and clients do not. */
    static Plan waiting(SplittableRandom random) {
        Plan plan = prompt(random, Ranges.logUniform(random, 5, 30));
        Times call = new Times.LogNormal(Ranges.logUniform(random, 2_500, 8_000), 0.3);
        return plan.server(plan.server().workers(2, false).waitsFor(call)).clients(plan.clients().halfCloses(1));
    }

    /** Looks that are late by tenths of a second, one in ten of which is missed, with gaps of seconds. */
    static LookSchedule badLooks(SplittableRandom random) {
        return LookSchedule.every(Ranges.logUniform(random, 200, 1_000))
                .jitter(new Times.Mixture(0.2, new Times.LogNormal(100, 1), new Times.Exponential(5)))
                .missing(0.1)
                .gaps(new Times.Exponential(60_000), new Times.LogUniform(1_000, 8_000));
    }

    /** Some connections of a small pool idle until their server closes them. */
    static ClientPool.Settings pool(SplittableRandom random) {
        return new ClientPool.Settings(12 + random.nextInt(18),
                new Times.Exponential(Ranges.logUniform(random, 1_500, 5_000)),
                new Times.Capped(new Times.Pareto(0.5, 1), 3), Ranges.logUniform(random, 3_000, 6_000),
                Double.POSITIVE_INFINITY, false);
    }

    /** What happens begins after so many milliseconds of healthy traffic. */
    static double begin(SplittableRandom random) {
        return 10_000 + 20_000 * random.nextDouble();
    }
}
