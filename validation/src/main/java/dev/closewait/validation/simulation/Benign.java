package dev.closewait.validation.simulation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What healthy services do: the definition of "benign" that the detector's promise is held against. Every range was
 * written down from what servers do, before any detector saw it; none was changed to please one.
 */
enum Benign {
    /** Connections come, are answered, and are closed. */
    CHURN {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.ordinary(random);
        }
    },
    /** Traffic comes in bursts: crowds, retries, cron jobs that all begin at the full minute. */
    BURSTS {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.bursts(Ranges.ordinary(random), random);
        }
    },
    /** Neighbours take the CPU, for seconds up to the better part of an hour. */
    STARVED {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.starved(Ranges.ordinary(random), random, false);
        }
    },
    /** The cgroup's quota is used up in every period. */
    THROTTLED {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.starved(Ranges.ordinary(random), random, true);
        }
    },
    /** A garbage collector that stops the world often, for a tenth of a second up to two. */
    COLLECTING {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.ordinary(random).disturbed(List.of(Ranges.collections(random)));
        }
    },
    /** SIGSTOP, a debugger, a dump of the heap or a full collection: up to 30 s. */
    PAUSED {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.ordinary(random).disturbed(List.of(Ranges.pauses(random)));
        }
    },
    /** Some or all requests wait for another service for half a second up to ten. */
    SLOW_DOWNSTREAM {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.slowDownstream(Ranges.ordinary(random), random,
                    new Times.LogUniform(500, 10_000).draw(random), 0.5);
        }
    },
    /** Some or all requests wait for a dead service until the call times out after 30 s. */
    DOWNSTREAM_TIMEOUT {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.slowDownstream(Ranges.ordinary(random), random, 30_000, 0);
        }
    },
    /** Before it closes, the server writes its books: 10 to 300 ms. */
    SLOW_CLOSE {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.slowClose(Ranges.ordinary(random), random);
        }
    },
    /** Clients keep connections open after their answer, and leave when they like. */
    KEEP_ALIVE {
        @Override
        Plan plan(SplittableRandom random) {
            Plan plan = Ranges.ordinary(random);
            return plan.clients(plan.clients().idle(Ranges.idle(random)));
        }
    },
    /** Clients shut down their side with the request and read an answer that comes in many pieces. */
    HALF_CLOSE {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.longAnswers(Ranges.ordinary(random), random);
        }
    },
    /** Busy at noon, quiet at night; watched for a whole day. */
    DAILY {
        @Override
        Plan plan(SplittableRandom random) {
            Plan plan = Ranges.ordinary(random);
            return plan.traffic(
                    plan.traffic().daily(Ranges.logUniform(random, 3, 300), random.nextDouble()));
        }

        @Override
        double hours() {
            return 24;
        }
    },
    /** A new version every few minutes or so. */
    DEPLOYED {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.ordinary(random)
                    .restarts(new Times.Exponential(Ranges.logUniform(random, 60_000, 3_600_000)));
        }
    },
    /** A sampler that is late, misses looks, and whose clock on the wall is stepped. */
    BADLY_SAMPLED {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.ordinary(random);
        }

        @Override
        LookSchedule looks(SplittableRandom random, double everyMillis) {
            return Ranges.badlySampled(random, everyMillis);
        }
    },
    /** Any of these together. */
    MIXED {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.mixed(random);
        }

        @Override
        LookSchedule looks(SplittableRandom random, double everyMillis) {
            return random.nextInt(4) == 0 ? Ranges.badlySampled(random, everyMillis) : super.looks(random, everyMillis);
        }
    },
    /** A process with a pool of outgoing connections that their server closes. */
    CLIENT_POOL {
        @Override
        Plan plan(SplittableRandom random) {
            return Ranges.ordinary(random);
        }

        @Override
        Subject subject(long seed, double mostPerSecond) {
            return new ClientPool(Ranges.pool(new SplittableRandom(scattered(seed))), seed);
        }
    };

    private static final long SCATTER = 1_000_003;

    /** A service, drawn from the pattern's ranges. */
    abstract Plan plan(SplittableRandom random);

    /** How it is looked at, as often as wanted, by a sampler that is a little late now and then. */
    LookSchedule looks(SplittableRandom random, double everyMillis) {
        return new LookSchedule(everyMillis,
                new Times.Mixture(0.01, new Times.Exponential(30), new Times.Exponential(1)),
                Plan.NEVER, Times.Fixed.NONE, Plan.NEVER, 0, 0);
    }

    /** How long one service is watched for. */
    double hours() {
        return 1;
    }

    /**
     * The service itself; another one for every seed.
     *
     * @param mostPerSecond no more connections come than so many on average, outside bursts
     */
    Subject subject(long seed, double mostPerSecond) {
        Plan plan = plan(new SplittableRandom(scattered(seed)));
        return SimulatedServer.thinned(plan.traffic(plan.traffic().atMost(mostPerSecond)), seed, _ -> {});
    }

    /** Patterns that begin with the same seed do not draw the same services. */
    long scattered(long seed) {
        return seed * SCATTER + name().hashCode();
    }
}
