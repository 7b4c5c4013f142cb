package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.trace.TraceSource;
import dev.closewait.validation.simulation.Disturbance.Kind;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Services with as many sockets in CLOSE_WAIT as are wanted, of which it is clear what happens to them: what a detector
 * costs, and whether it is still right, at any size. Rates grow with the size, times do not.
 */
public enum Crowd {
    /** All of them leaked, over two minutes; as many other connections were closed promptly. */
    LEAK(Pattern.LEAK, 120) {
        @Override
        Plan plan(int sockets) {
            return prompt(2.0 * sockets / leadSeconds()).leaks(0.5, 0);
        }
    },
    /** One connection in a thousand leaks, beside a churn of all the others. */
    RARE_LEAK(Pattern.LEAK, 3) {
        @Override
        Plan plan(int sockets) {
            return CHURN.plan(sockets).leaks(1 / 1_000.0, 0);
        }
    },
    /** Each is gone within a fraction of a second. */
    CHURN(Pattern.FAST_CHURN, 1) {
        @Override
        Plan plan(int sockets) {
            double dwellSeconds = 0.2;
            Plan plan = prompt(sockets / dwellSeconds);
            return plan.server(plan.server().closesLate(new Times.LogNormal(1_000 * dwellSeconds, 0.4)));
        }
    },
    /** They queue for a worker that gets a fifth of a CPU, and half of what it needs. */
    STARVED(Pattern.CPU_STARVED, 20) {
        @Override
        Plan plan(int sockets) {
            double queueSeconds = 10;
            double answered = sockets / queueSeconds;
            double cpus = 0.2;
            Server server = server(sockets).workers(1, true).cpu(new Times.LogNormal(1_000 * cpus / answered, 0.3));
            Disturbance starved = new Disturbance(Kind.STARVED, new Times.Fixed(0),
                    new Times.Fixed(Double.POSITIVE_INFINITY), cpus, cpus);
            return Plan.of(Traffic.steady(2 * answered), impatient(), server)
                    .starved(false, new Times.Fixed(0), List.of(starved));
        }
    },
    /** Their clients have given up, and all workers hang. */
    STALL(Pattern.STALLED, 15) {
        @Override
        Plan plan(int sockets) {
            return Plan.of(Traffic.steady(sockets / 5.0), impatient(), server(sockets).workers(8, true))
                    .faults(Faults.hang(1_000));
        }
    },
    /** Every answer waits four seconds for another service, and clients half-close. */
    SLOW_DOWNSTREAM(Pattern.SLOW_CLOSE, 10) {
        @Override
        Plan plan(int sockets) {
            double seconds = 4;
            Server server = server(2 * sockets).waitsFor(new Times.LogNormal(1_000 * seconds, 0.3));
            return Plan.of(Traffic.steady(sockets / seconds), Clients.PROMPT.halfCloses(1), server);
        }
    };

    private static final long SEED = 1;
    private static final double WITHOUT_END = Double.POSITIVE_INFINITY;
    private static final double INTERVAL_MILLIS = 500;
    /** So that no rate is too high for it. */
    private static final Times AT_ONCE = new Times.Fixed(1e-6);
    private static final int EVENT_LOOPS = 64;

    private final Pattern pattern;
    private final int leadSeconds;

    Crowd(Pattern pattern, int leadSeconds) {
        this.pattern = pattern;
        this.leadSeconds = leadSeconds;
    }

    /** What happens to it. */
    public Pattern pattern() {
        return pattern;
    }

    /** From so many seconds of virtual time on, as many sockets are in CLOSE_WAIT as are wanted, give or take a fifth. */
    public int leadSeconds() {
        return leadSeconds;
    }

    /**
     * The service, looked at twice a second without end.
     *
     * @param sockets how many are to be in CLOSE_WAIT
     */
    public TraceSource of(int sockets) {
        String name = String.format(Locale.ROOT, "sim-%s-of-%d", name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sockets);
        return new Simulation(name, SEED, WITHOUT_END, Integer.MAX_VALUE,
                LookSchedule.every(INTERVAL_MILLIS), OptionalInt.of(SimulatedServer.PORT),
                witness -> new SimulatedServer(plan(sockets), SEED, witness));
    }

    abstract Plan plan(int sockets);

    /** Enough event loops for any rate, which answer and close at once. */
    private static Server server(int connections) {
        return new Server(EVENT_LOOPS, false, true, connections, connections, false, AT_ONCE, Times.Fixed.NONE, 0,
                AT_ONCE, Times.Fixed.NONE, Times.Fixed.NONE, Times.Fixed.NONE, 0);
    }

    private static Plan prompt(double perSecond) {
        return Plan.of(Traffic.steady(perSecond), Clients.PROMPT, server(Integer.MAX_VALUE));
    }

    /** They leave after half a second or a few. */
    private static Clients impatient() {
        return Clients.PROMPT.patience(new Times.LogNormal(1_500, 0.5));
    }
}
