package dev.closewait.validation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.survival.SurvivalDetector;
import dev.closewait.detector.trace.Trace;
import dev.closewait.detector.trace.TraceResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real sockets beside simulated ones of the same plan, looked at at the very same instants. What is compared is how long the
 * sockets at a look have been in CLOSE_WAIT: that follows from the dwell alone, and unlike the dwell is known to the
 * millisecond. The largest difference of the two distribution functions (Kolmogorov and Smirnov's) is held against a
 * tolerance, not their p-value: a socket that stays is seen again at each look, so the ages are not independent.
 */
@DisplayName("A simulation of what was recorded")
class RecordedAgainstSimulatedTest {
    private static final double TOLERANCE = 0.15;
    private static final int SEEDS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    /** A recorded scenario, and its plan. */
    enum Recorded {
        FAST_CHURN {
            @Override
            Plan plan(double cpusGot) {
                return Plan.of(Traffic.steady(250), Clients.PROMPT,
                        Server.PROMPT.workers(2, false).cpu(new Times.Fixed(0.2)).closesLate(new Times.Fixed(100)));
            }
        },
        EXCEPTION_SKIPS_CLOSE {
            @Override
            Plan plan(double cpusGot) {
                return Plan
                        .of(Traffic.steady(200), Clients.PROMPT,
                                Server.PROMPT.workers(2, false).cpu(new Times.Fixed(0.2)))
                        .leaks(0.05, 0);
            }
        },
        CPU_STARVED {
            // Eight threads, a queue of 64, 40 ms of CPU for an answer; who finds the queue full is closed at once.
            @Override
            Plan plan(double cpusGot) {
                int threads = 8;
                Server server = Server.PROMPT.workers(threads, true).holds(threads + 64).cpu(new Times.Fixed(40));
                double speed = cpusGot / threads;
                return Plan.of(Traffic.steady(100), Clients.PROMPT.patience(new Times.Fixed(300)), server)
                        .starved(false, Times.Fixed.NONE,
                                List.of(new Disturbance(Disturbance.Kind.STARVED, Times.Fixed.NONE,
                                        new Times.Fixed(Double.POSITIVE_INFINITY), speed, speed)));
            }
        };

        /**
         * The plan of its scenario file.
         *
         * @param cpusGot how much CPU the requests got, which was up to the machine
         */
        abstract Plan plan(double cpusGot);

        TraceResource source() {
            return resource("");
        }

        /** The same load without the fault: what CPU its server used, it uses beside the fault. */
        TraceResource twin() {
            return resource("-twin");
        }

        private TraceResource resource(String suffix) {
            String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + suffix;
            return new TraceResource(Simulation.class, "/corpus/" + name + ".jsonl.gz");
        }
    }

    /** The looks that were taken while connections came. */
    private record Watched(List<Double> lookMillis, double cpusUsed, List<Double> ages, Pattern said) {}

    @ParameterizedTest
    @EnumSource(Recorded.class)
    void showsSocketsAsOldAndGetsTheSameVerdict(Recorded recorded) throws Exception {
        Watched real = recordedLooks(recorded.source());
        double cpusGot = real.cpusUsed - recordedLooks(recorded.twin()).cpusUsed;
        List<Double> all = new ArrayList<>();
        int agreed = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Watched simulated = simulate(recorded.plan(cpusGot), seed, real);
            all.addAll(simulated.ages);
            agreed += simulated.said == real.said ? 1 : 0;
        }
        double[] realAges = Samples.sorted(real.ages);
        double[] ages = Samples.sorted(all);
        double distance = Samples.distance(realAges, ages);
        System.out.printf(Locale.ROOT,
                "%s: %.2f CPUs for requests; ages at looks, real %s ms, simulated %s ms; D = %.3f; %s, %d of %d%n",
                recorded.source().name(), cpusGot, quantiles(realAges), quantiles(ages), distance, real.said,
                agreed, SEEDS);
        assertThat(real.ages).hasSizeGreaterThan(100);
        assertThat(distance).as("largest difference of the distributions").isLessThan(TOLERANCE);
        assertThat(agreed).as("simulations of which %s is said as well", real.said).isEqualTo(SEEDS);
    }

    /** From the first connection to the last, by the kernel's count of those accepted. */
    private static Watched recordedLooks(TraceResource source) throws Exception {
        List<Observation> looks = new ArrayList<>();
        try (Trace trace = source.open()) {
            for (Optional<Observation> next = trace.next(); next.isPresent(); next = trace.next()) {
                looks.add(next.get().copy());
            }
            int port = trace.header().label().orElseThrow().port().orElseThrow();
            int first = 1;
            while (opens(looks.get(first)) == opens(looks.getFirst())) {
                first++;
            }
            int last = looks.size() - 1;
            while (opens(looks.get(last - 1)) == opens(looks.getLast())) {
                last--;
            }
            SurvivalDetector detector = new SurvivalDetector();
            looks.subList(0, last).forEach(detector::observe);
            // The first connection came between two looks: half way, for all that is known.
            double begin = (looks.get(first - 1).nanos() + looks.get(first).nanos()) / 2.0;
            List<Observation> busy = looks.subList(first, last);
            return new Watched(busy.stream().map(look -> (look.nanos() - begin) / NANOS_PER_MILLI).toList(),
                    cpus(busy.getFirst(), busy.getLast(), port),
                    busy.stream().flatMapToDouble(look -> ages(look, port)).boxed().toList(),
                    detector.diagnoses().getFirst().pattern());
        }
    }

    private static Watched simulate(Plan plan, long seed, Watched real) {
        SimulatedServer server = new SimulatedServer(plan, seed);
        SurvivalDetector detector = new SurvivalDetector();
        List<Double> ages = new ArrayList<>();
        for (double millis : real.lookMillis) {
            Observation look = server.look(millis, 0);
            detector.observe(look);
            ages.addAll(ages(look, SimulatedServer.PORT).boxed().toList());
        }
        Pattern said = detector.diagnoses().isEmpty()
                ? Pattern.HEALTHY
                : detector.diagnoses().getFirst().pattern();
        return new Watched(real.lookMillis, 0, ages, said);
    }

    private static DoubleStream ages(Observation look, int port) {
        SocketColumns sockets = look.closeWait();
        DoubleStream.Builder ages = DoubleStream.builder();
        for (int row = 0; row < sockets.size(); row++) {
            if (sockets.localPort(row) == port) {
                ages.add(sockets.sinceAckReceivedMillis(row));
            }
        }
        return ages.build();
    }

    private static double cpus(Observation from, Observation to, int port) {
        SocketColumns listeners = to.listeners();
        for (int row = 0; row < listeners.size(); row++) {
            if (listeners.localPort(row) == port) {
                long pid = listeners.pid(row);
                return (process(to, pid).runningNanos() - process(from, pid).runningNanos())
                        / (double) (to.nanos() - from.nanos());
            }
        }
        throw new IllegalStateException("port " + port + " has no listener");
    }

    private static ProcessSample process(Observation look, long pid) {
        return look.processes().stream().filter(process -> process.pid() == pid).findFirst().orElseThrow();
    }

    private static long opens(Observation look) {
        return look.host().passiveOpens();
    }

    /** Kolmogorov and Smirnov's: the largest difference of two distribution functions, of sorted samples. */
    private static List<Double> quantiles(double[] sorted) {
        return DoubleStream.of(0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
                .map(share -> sorted[(int) (share * sorted.length)])
                .boxed()
                .toList();
    }
}
