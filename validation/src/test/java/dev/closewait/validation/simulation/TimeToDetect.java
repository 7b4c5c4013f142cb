package dev.closewait.validation.simulation;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.survival.SurvivalSettings;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How long the detector takes to find a leak in running traffic, beside the {@link Oracle}'s bound for the very same
 * leak. Time is counted from the FIN of the first leaked socket.
 */
final class TimeToDetect {
    private static final double PER_SECOND = 200;
    private static final double MEDIAN_DWELL = 20;
    private static final double SIGMA = 0.5;
    private static final double INTERVAL_MILLIS = 250;
    /** So long it looks at a healthy service before the leak begins. */
    private static final double HEALTHY_MILLIS = 20_000;
    private static final double DEADLINE_MILLIS = 600_000;
    /** Beyond so many milliseconds the ordinary dwell's hazard is over 2/age, as the test assumes. */
    private static final double SHORTEST_ORDINARY = 25;
    private static final double LONGEST_ORDINARY = 1_000;

    /** As in the detector's prior of answered sockets. */
    private static final double SECOND_KIND_MILLIS = 10;
    private static final double LONGEST_FOR_ORACLE = 60_000;
    private static final double EXACT_MILLIS = 5;

    private TimeToDetect() {}

    /**
     * One leak, found; milliseconds since its first FIN.
     *
     * @param ours the detector's time
     * @param bound the oracle's that sees every instant
     * @param sampled that of the test itself: the oracle looks as often as the detector, and owns the detector's prior
     * @param leakedByOurs sockets that had leaked when the detector said so
     * @param leakedByBound when the first oracle did
     */
    record Found(double ours, double bound, double sampled, double leakedByOurs, double leakedByBound) {}

    /** Runs from a command line: number of seeds. */
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        System.out.printf("%-7s %9s %9s %6s %9s %7s %12s %7s %12s %12s%n", "leaked", "ours ms", "p95 ms", "found",
                "bound ms", "ratio", "own bound", "ratio", "leaked ours", "leaked bound");
        for (double oneIn : List.of(1.0, 20.0, 200.0, 2_000.0)) {
            List<Found> all = LongStream.rangeClosed(1, seeds)
                    .parallel()
                    .mapToObj(seed -> find(1 / oneIn, seed))
                    .toList();
            double ours = quantile(all, Found::ours, 0.5);
            double bound = quantile(all, Found::bound, 0.5);
            double sampled = quantile(all, Found::sampled, 0.5);
            System.out.printf(Locale.ROOT, "1/%-5.0f %9.0f %9.0f %6d %9.0f %7.2f %12.0f %7.2f %12.0f %12.0f%n", oneIn,
                    ours, quantile(all, Found::ours, 0.95),
                    all.stream().filter(one -> Double.isFinite(one.ours)).count(), bound, ours / bound, sampled,
                    ours / sampled, quantile(all, Found::leakedByOurs, 0.5),
                    quantile(all, Found::leakedByBound, 0.5));
        }
    }

    /** Finds one leak, once in our way and once in the oracle's. */
    static Found find(double leaks, long seed) {
        Times dwell = new Times.LogNormal(MEDIAN_DWELL, SIGMA);
        Oracle oracle = new Oracle(leaks, TimeToDetect::slowerThan, SHORTEST_ORDINARY, LONGEST_ORDINARY);
        Plan plan = Plan
                .of(Traffic.steady(PER_SECOND), Clients.PROMPT,
                        Server.PROMPT.cpu(new Times.Fixed(0.2)).closesLate(dwell))
                .leaks(leaks, HEALTHY_MILLIS);
        SimulatedServer server = new SimulatedServer(plan, seed, oracle);
        LookSchedule.Run looks = LookSchedule.every(INTERVAL_MILLIS).new Run(seed);
        SurvivalDetector detector = new SurvivalDetector();
        double found = Double.POSITIVE_INFINITY;
        double now = 0;
        while (now < DEADLINE_MILLIS && found > now) {
            now = looks.next();
            detector.observe(server.look(now, looks.wallClock()));
            if (detector.says(Pattern.LEAK)) {
                found = now;
            }
        }
        // The oracle may need longer than we did: the leak goes on.
        double deadline = now + LONGEST_FOR_ORACLE;
        server.look(deadline, 0);
        double first = oracle.firstLeakMillis();
        double doubt = SurvivalSettings.DEFAULT.convictingDoubt();
        double bound = oracle.convicts(first, 0, deadline, _ -> doubt, EXACT_MILLIS);
        // The first look comes at any time of an interval after the first FIN.
        double phase = new SplittableRandom(seed).nextDouble() * INTERVAL_MILLIS;
        double sampled = oracle.convicts(first, phase, deadline, ordinary -> doubt - secondKind(ordinary),
                INTERVAL_MILLIS);
        return new Found(found - first, bound - first, sampled - first, oracle.leakedBy(found),
                oracle.leakedBy(bound));
    }

    /**
     * How probable the detector holds it that a healthy service has a kind of connection that is so slow: what nobody
     * told it, and what no look can tell.
     */
    private static double secondKind(double millis) {
        double ratio = SECOND_KIND_MILLIS / millis;
        return ratio * ratio;
    }

    /** The share of ordinary dwells that are longer. */
    private static double slowerThan(double millis) {
        return normalTail(Math.log(millis / MEDIAN_DWELL) / SIGMA);
    }

    /** The upper tail of the normal distribution (Abramowitz and Stegun, 26.2.17; error under 1e-7). */
    private static double normalTail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double polynomial = t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }

    static double quantile(List<Found> all, ToDoubleFunction<Found> figure, double share) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }
}
