package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.simulation.Disturbance.Kind;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What the standard corpus is made of: kinds of services of which it is clear what happens to them. */
public enum Specimen {
    /** A few connections, each closed at once. */
    QUIET(Pattern.HEALTHY) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, Ranges.logUniform(random, 0.1, 20));
        }
    },
    /** Clients keep their connections, and leave when they like. */
    KEEP_ALIVE(Pattern.HEALTHY) {
        @Override
        Plan plan(SplittableRandom random) {
            Plan plan = Services.prompt(random, Ranges.logUniform(random, 5, 50));
            return plan.clients(plan.clients().idle(Ranges.idle(random)));
        }
    },
    /** A garbage collector stops the world for tenths of a second. */
    COLLECTING(Pattern.HEALTHY) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, Ranges.logUniform(random, 2, 10))
                    .disturbed(List.of(Disturbance.pause(Kind.COLLECTING, new Times.Exponential(5_000),
                            new Times.Capped(new Times.LogNormal(200, 0.5), 700))));
        }
    },
    /** A new version every minute. */
    DEPLOYED(Pattern.HEALTHY) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, Ranges.logUniform(random, 2, 50)).restarts(new Times.Exponential(60_000));
        }
    },
    /** Looks come late, and one in ten not at all. */
    BADLY_SAMPLED(Pattern.HEALTHY) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, Ranges.logUniform(random, 5, 50));
        }

        @Override
        LookSchedule looks(SplittableRandom random) {
            return Services.badLooks(random);
        }
    },
    /** Many connections, each gone within a fraction of a second. */
    CHURN(Pattern.FAST_CHURN) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.busy(random);
        }
    },
    /** The same in spells of any length. */
    HEAVY_TAILED_CHURN(Pattern.FAST_CHURN) {
        @Override
        Plan plan(SplittableRandom random) {
            Plan busy = Services.busy(random);
            return busy.traffic(Traffic.heavyTailed(busy.traffic().perSecond(), 1.5 + random.nextDouble()));
        }
    },
    /** The same, stopped by SIGSTOP for a second or three now and then. */
    PAUSED_CHURN(Pattern.FAST_CHURN) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.busy(random)
                    .disturbed(List.of(Disturbance.pause(Kind.STOPPED, new Times.Fixed(40_000),
                            new Times.LogUniform(1_000, 3_000))));
        }
    },
    /** Neighbours take the CPU, and it is not enough any more. */
    STARVED(Pattern.CPU_STARVED) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.starved(random, false);
        }
    },
    /** The cgroup's quota is not enough any more. */
    THROTTLED(Pattern.CPU_STARVED) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.starved(random, true);
        }
    },
    /** A connection in five to fifty is never closed. */
    LEAK(Pattern.LEAK) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, Ranges.logUniform(random, 20, 100))
                    .leaks(1 / Ranges.logUniform(random, 5, 50), Services.begin(random));
        }
    },
    /** One in 500 to 10,000, beside churn. */
    RARE_LEAK(Pattern.LEAK) {
        @Override
        Plan plan(SplittableRandom random) {
            Plan busy = Services.busy(random);
            return busy.leaks(1 / Ranges.logUniform(random, 500, 10_000), Services.begin(random));
        }

        @Override
        double minutes() {
            return 6;
        }
    },
    /** Every one, from the first on: nothing that leaves tells how long it should take. */
    TOTAL_LEAK(Pattern.LEAK) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, Ranges.logUniform(random, 1, 30)).leaks(1, 0);
        }
    },
    /** While CPU is short. */
    STARVED_LEAK(Pattern.LEAK) {
        @Override
        Plan plan(SplittableRandom random) {
            Plan plan = Services.starved(random, random.nextBoolean());
            // Who gave up and is gone for good cannot leak: the late answer is answered with RST.
            return plan.clients(plan.clients().halfCloses(1))
                    .leaks(1 / Ranges.logUniform(random, 20, 100), Services.begin(random));
        }

        @Override
        double minutes() {
            return 4;
        }
    },
    /** The bug is mended, or not met any more, and what has leaked stays. */
    PLATEAUED_LEAK(Pattern.LEAK) {
        @Override
        Plan plan(SplittableRandom random) {
            double begin = Services.begin(random);
            return Services.prompt(random, Ranges.logUniform(random, 20, 100))
                    .faults(Faults.leak(1 / Ranges.logUniform(random, 5, 50), begin, begin + 20_000));
        }
    },
    /** With looks that come late or not at all. */
    BADLY_SAMPLED_LEAK(Pattern.LEAK) {
        @Override
        Plan plan(SplittableRandom random) {
            return LEAK.plan(random);
        }

        @Override
        LookSchedule looks(SplittableRandom random) {
            return Services.badLooks(random);
        }
    },
    /** The event loops hang: nothing is accepted, and the backlog fills. */
    HUNG_LOOPS(Pattern.STALLED) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.hung(random, false);
        }
    },
    /** The threads of a pool hang, while another goes on to accept. */
    HUNG_POOL(Pattern.STALLED) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.hung(random, true);
        }
    },
    /** Every request waits for another service, for seconds. */
    SLOW_DOWNSTREAM(Pattern.SLOW_CLOSE) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.waiting(random);
        }
    },
    /** Answered at once, and closed a second or two late. */
    LATE_BOOKS(Pattern.SLOW_CLOSE) {
        @Override
        Plan plan(SplittableRandom random) {
            Plan plan = Services.prompt(random, Ranges.logUniform(random, 10, 60));
            return plan.server(plan.server().closesLate(new Times.LogNormal(1_500 + 1_000 * random.nextDouble(), 0.3)));
        }
    },
    /** A pool of outgoing connections that their server closes. */
    IDLE_POOL(Pattern.IDLE_POOL) {
        @Override
        Plan plan(SplittableRandom random) {
            return Services.prompt(random, 1);
        }

        @Override
        Simulation simulation(String name, long seed) {
            SplittableRandom random = random(seed);
            return Simulation.of(name, seed, 3, looks(random), Services.pool(random));
        }
    };

    private static final long SCATTER = 1_000_003;

    private final Pattern pattern;

    Specimen(Pattern pattern) {
        this.pattern = pattern;
    }

    /** What happens. */
    public Pattern pattern() {
        return pattern;
    }

    /** The service of this seed, such as {@code sim-rare-leak-0007}. */
    public TraceSource trace(long seed) {
        String kind = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return simulation(String.format(Locale.ROOT, "sim-%s-%04d", kind, seed), seed);
    }

    abstract Plan plan(SplittableRandom random);

    LookSchedule looks(SplittableRandom random) {
        return LookSchedule.every(250);
    }

    double minutes() {
        return 2;
    }

    Simulation simulation(String name, long seed) {
        SplittableRandom random = random(seed);
        Plan plan = plan(random);
        return Simulation.of(name, seed, minutes(), looks(random), plan);
    }

    SplittableRandom random(long seed) {
        return new SplittableRandom(seed * SCATTER + name().hashCode());
    }
}
