package dev.closewait.validation.simulation;

import dev.closewait.detector.trace.TraceSource;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** One leak in an otherwise healthy service, made harder and harder to find. */
public final class LeakSweeps {
    /** How far apart looks are. */
    public static final List<Double> INTERVAL_SECONDS = List.of(0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0);
    /** Of how many connections one leaks. */
    public static final List<Double> ONE_IN = List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0);

    private static final double HEALTHY_MILLIS = 20_000;
    private static final double MINUTES = 10;
    private static final int MOST_LEAKED = 500;
    private static final double USUAL_MILLIS = 250;
    private static final double PER_SECOND = 200;
    /** At this traffic a leak of the usual share has ended by the twentieth of the sparsest looks. */
    private static final double PER_SECOND_SPARSE = 16;
    private static final double USUAL_SHARE = 0.05;

    private LeakSweeps() {}

    /** A leak of one in twenty, looked at once in so many seconds. */
    public static List<TraceSource> everySeconds(double seconds, int traces) {
        String name = String.format(Locale.ROOT, "sim-leak-every-%.0fms", seconds * 1_000);
        return numbered(traces, seed -> leak(name, seed, PER_SECOND_SPARSE, USUAL_SHARE,
                LookSchedule.every(seconds * 1_000)));
    }

    /** A leak of one in so many, looked at every 250 ms. */
    public static List<TraceSource> oneIn(double connections, int traces) {
        String name = String.format(Locale.ROOT, "sim-leak-one-in-%.0f", connections);
        return numbered(traces, seed -> leak(name, seed, PER_SECOND, 1 / connections,
                LookSchedule.every(USUAL_MILLIS)));
    }

    private static TraceSource leak(String name, long seed, double perSecond, double share, LookSchedule looks) {
        Server server = Server.PROMPT.cpu(new Times.Fixed(0.2)).closesLate(new Times.LogNormal(20, 0.5));
        Plan plan = Plan.of(Traffic.steady(perSecond), Clients.PROMPT, server).leaks(share, HEALTHY_MILLIS);
        return Simulation.of(String.format(Locale.ROOT, "%s-%04d", name, seed), seed, MINUTES, looks, plan)
                .atMostLeaked(MOST_LEAKED);
    }

    private static List<TraceSource> numbered(int traces, LongFunction<TraceSource> trace) {
        return LongStream.rangeClosed(1, traces).mapToObj(trace).toList();
    }
}
